-- What an author may type, and what not. Runs first, before anything of the project's own is
-- put in, so that all it sees was typed. Raw HTML and typst, classes and attributes that only
-- the project's own parts wear, and settings for one renderer are listed in typed.json; the
-- program that composes the report makes complaints of them. Comments are dropped.

local CLASSES = {
  Span = { "value", "quantity", "interval", "lower", "upper", "words", "time", "capital", "anchor", "claim" },
  Div = { "at-first", "first-table", "notice", "answer", "content-visible", "evidence-table", "new-page", "wide-only", "narrow-only", "in-column" },
  Header = { "unnumbered" },
  Image = { "inline-svg", "wide-only", "narrow-only" },
}
local ATTRIBUTES = { Image = { "fig-alt" }, Div = { "when-format", "name" } }

-- A part of the report, the web, or a file that is published beside it.
local TARGETS = { "^https?://", "^#", "^ledger%.html#?[%w_-]*$", "^[%w_-]+%.pdf$", "^%.%./[%w_-]+[%w_/-]*%.%l+$" }

local refused = pandoc.List()

local function leads_to_a_known_place(target)
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
    if is_one_of(ATTRIBUTES[kind], name) then attributes[name] = value else refuse("attribute", name) end
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

local function image(element)
  check(element)
  if not element.src:match("^figures/[%w_-]+%.svg$") then refuse("target", element.src) end
  if element.title ~= "" then refuse("attribute", element.title) end
  return element
end

local typed = {
  traverse = "topdown",  -- in the order of reading
  RawInline = raw, RawBlock = raw, Link = link, Image = image,
  Span = check, Div = check, Header = check, Code = check, CodeBlock = check,
}

function Pandoc(doc)
  local composed = doc:walk(typed)
  local file = assert(io.open("typed.json", "w"))
  file:write(pandoc.json.encode(refused))
  file:close()
  return composed
end
