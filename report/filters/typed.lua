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
local FORMATS = { "html", "typst" }  -- in any other the text would stand nowhere
local ATTRIBUTES = { Image = { "fig-alt" }, Div = { "when-format", "name" } }

-- A part of the report, the web, or a file that is published beside it.
local TARGETS = { "^https?://", "^ledger%.html#?[%w_-]*$", "^review%.pdf$", "^supplement%.pdf$", "^%.%./[%w_-]+[%w_/-]*%.%l+$", "^%.%./%.%./CHANGELOG%.md$", "^%.%./%.%./data/datapackage%.json$" }

local refused = pandoc.List()
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

-- What is refused is taken off as well, so that no later filter takes it for the project's own.
local function check(element)
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
  if element.identifier:match("^ref%-") or element.identifier:match("^value%-") or element.identifier:match("^at%-") then
    refuse("id", element.identifier)
  end
  element.attr = pandoc.Attr(element.identifier, classes, attributes)
  return element
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

-- What stands in the place of a table is not shown, nor what is for no format.
local function div(element)
  if element.classes:includes("evidence-table") and #element.content > 0 then refuse("table", text_of(element)) end
  if element.classes:includes("content-visible") and not element.attributes["when-format"] then refuse("format", "content-visible") end
  return check(element)
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
  Span = check, Div = div, Header = check, Code = check, CodeBlock = check,
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
