-- What an author may type, and what not. Runs first, before anything of the project's own is
-- put in, so that all it sees was typed. Raw HTML and typst, classes and attributes that only
-- the project's own parts wear, and settings for one renderer are listed in typed.json; the
-- program that composes the report makes complaints of them. Comments are dropped.

local CLASSES = {
  Span = { "value", "quantity", "interval", "lower", "upper", "words", "time", "capital", "anchor", "claim" },
  Div = { "at-first", "take-along", "notice", "answer", "content-visible", "evidence-table", "new-page", "wide-only", "narrow-only" },
  Header = { "unnumbered" },
  Image = { "inline-svg", "wide-only", "narrow-only" },
}
-- What ids begin with, and the parts of a document that are put in later under theirs.
local IDS = { Div = "tbl%-", Image = "fig%-", Figure = "fig%-", Table = "tbl%-" }
local PARTS = { Div = { "refs", "ledger", "evidence" } }
local FORMATS = { "html", "typst" }  -- in any other the text would stand nowhere
local ATTRIBUTES = { Image = { "fig-alt" }, Div = { "when-format", "name" } }

-- A part of the report, the web, or a file that is published beside it.
local TARGETS = { "^https?://", "^ledger%.html#?[%w_-]*$", "^review%.pdf$", "^supplement%.pdf$", "^%.%./[%w_-]+[%w_/-]*%.%l+$", "^%.%./%.%./CHANGELOG%.md$", "^%.%./%.%./data/datapackage%.json$" }

local refused = pandoc.List()
local level = 0  -- of the last heading
local ids = {}  -- to which a link may lead: those of headings, and of the parts that are put in later

local function leads_to_a_known_place(target)
  if ids[target:match("^#(.*)$") or ""] then return true end
  for _, pattern in ipairs(TARGETS) do
    if target:match(pattern) then return true end
  end
  return false
end

local function refuse(what, text)
  refused:insert({ what = what, text = text })
end

local function is_one_of(list, name)
  return list ~= nil and pandoc.List(list):includes(name)
end

-- An id is of its kind, so that none is the page's own; that of a claim is its name. pandoc warns of one that stands twice.
local function check_id(element)
  local id = element.identifier
  if id == "" or element.classes:includes("claim") then return end
  local beginning = IDS[element.t]
  local is_of_kind = beginning and id:match("^" .. beginning) or is_one_of(PARTS[element.t], id)
  if not is_of_kind then refuse("id", id) end
end

-- What is refused is taken off as well, so that no later filter takes it for the project's own.
local function check_but_id(element)
  local kind = element.t
  local classes, attributes = pandoc.List(), {}
  for _, class in ipairs(element.classes) do
    if is_one_of(CLASSES[kind], class) then classes:insert(class) else refuse("class", class) end
  end
  for name, value in pairs(element.attributes) do
    local is_free = name == "fig-alt"  -- inspected as the text that it is
    if name == "when-format" and not is_one_of(FORMATS, value) then refuse("format", value) end
    if is_one_of(ATTRIBUTES[kind], name) and (is_free or value:match("^[%w_-]+$")) then attributes[name] = value else refuse("attribute", name) end
  end
  element.attr = pandoc.Attr(element.identifier, classes, attributes)
  return element
end

local function check(element)
  check_id(element)
  return check_but_id(element)
end

local function raw(element)
  if element.text:match("^%s*<!%-%-.*%-%->%s*$") then return {} end
  refuse("raw", element.text)
  return {}
end

local function link(element)
  check(element)
  if element.title ~= "" then refuse("attribute", element.title) end
  if not leads_to_a_known_place(element.target) then refuse("target", element.target) end
  return element
end

local function note_id(element) if element.identifier ~= "" then ids[element.identifier] = true end end

local text_of = pandoc.utils.stringify

-- What stands beside a drawing, and is shown by no renderer alike, is not its caption.
local function image(element)
  check(element)
  if (element.attributes["fig-alt"] or "") == "" then
    refuse("alt", element.src)
    element.attributes["fig-alt"] = " "
  end
  if #element.caption > 0 then refuse("alt", text_of(element.caption)) end
  if not element.src:match("^figures/[%w_-]+%.svg$") then refuse("target", element.src) end
  if element.title ~= "" then refuse("attribute", element.title) end
  if element.identifier:match("^fig%-") then refuse("title", element.src) end  -- without a caption it is no figure
  return element
end

-- Whether the first words of a caption are set as a title that begins with a claim.
local function has_claim_as_title(caption)
  local title = caption[1] and caption[1].content[1]
  local claim = title and title.t == "Strong" and title.content[1]
  return claim and claim.t == "Span" and claim.classes:includes("claim")
end

-- A figure has its caption twice; pandoc gives the drawing another one where an attribute says so.
local function figure(element)
  check(element)
  local caption = element.caption.long[1] and text_of(element.caption.long) or ""
  local is_titled = has_claim_as_title(element.caption.long)
  return element:walk({ Image = function(drawing)
    if not element.identifier:match("^fig%-") then refuse("name", drawing.src) end
    if not is_titled then refuse("title", drawing.src) end
    if text_of(drawing.caption) == caption then drawing.caption = {} end
    return drawing
  end })
end

local function cite(element)
  for _, citation in ipairs(element.citations) do
    for _, words in ipairs({ citation.prefix, citation.suffix }) do
      if #words > 0 then refuse("citation", text_of(words)) end
    end
  end
end

local function list(element)
  local attributes = element.listAttributes
  if attributes.start ~= 1 or not is_one_of({ "Decimal", "DefaultStyle" }, attributes.style) or not is_one_of({ "Period", "DefaultDelim" }, attributes.delimiter) then
    refuse("list", text_of(element.content[1]))
  end
end

-- The ledger leads to a number from its own line, and to those of a document's own numerals in the text.
local function span(element)
  if element.classes:includes("anchor") and not text_of(element):match("^coverage%.") then refuse("class", "anchor") end
  return check(element)
end

local function is_table_with_caption(blocks)
  local first = blocks[1]
  return #blocks == 2 and (first.t == "Table" or first.t == "Div") and blocks[2].t == "Para"
end

-- What stands in the place of a table is not shown, nor what is for no format.
local function div(element)
  if element.identifier:match("^tbl%-") and not is_table_with_caption(element.content) then refuse("box", element.identifier) end
  if element.classes:includes("evidence-table") and #element.content > 0 then refuse("table", text_of(element)) end
  if element.classes:includes("content-visible") and not element.attributes["when-format"] then refuse("format", "content-visible") end
  return check(element)
end

-- A section that no other contains cannot be skipped; pandoc names a heading without an id after its words.
local function heading(element)
  local is_named = element.identifier:match("^sec%-")
  if element.level > level + 1 then refuse("level", text_of(element)) end
  if not is_named and not element.classes:includes("unnumbered") then refuse("name", text_of(element)) end
  level = element.level
  return check_but_id(element)
end

local function footnote(element) refuse("footnote", text_of(element.content)) end

local function line(element) refuse("line", "***"); return {} end

local function bare_table(element)
  check(element)
  if #element.caption.long > 0 then refuse("caption", text_of(element.caption.long)) end
  element.caption.long = {}
  return element
end

local function formula(element) refuse("formula", element.text) end

local typed = {
  traverse = "topdown",  -- in the order of reading
  RawInline = raw, RawBlock = raw, Link = link, Image = image,
  Note = footnote, HorizontalRule = line,
  Span = span, Div = div, Header = heading, Code = check, CodeBlock = check,
  Figure = figure, Cite = cite, OrderedList = list, Table = bare_table, Math = formula,
}

function Pandoc(doc)
  doc:walk({ Header = note_id, Div = note_id, Figure = note_id, Span = note_id })
  local composed = doc:walk(typed)
  local file = assert(io.open("typed.json", "w"))
  file:write(pandoc.json.encode(refused))
  file:close()
  return composed
end
