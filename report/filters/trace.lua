-- Lists every string of the composed document, in its order, with what it is. Runs last.
--
-- Each entry of trace.json has `text` and `is`: value (`of` its id, `form`), cell (`of` its
-- address), citation and reference (`of` the works), xref and label (`of` the target), code,
-- math, alt, address, drawing and table (`of` its file), or free. Entries within a claim name it
-- under `claim`; those for one format under `only`; those of a figure or table under `float`; headings, heads of tables and the parts of
-- the title block say so under `place`. `block` numbers the paragraphs, cells and headings.

local entries = pandoc.List()
local standing = {}  -- what holds for all entries until it is taken back: claim, only, place
local block = 0

local function emit(is, text, of, more)
  local last = entries[#entries]
  if is == "free" and last and last.is == "free" and last.block == block and last.claim == standing.claim then
    last.text = last.text .. text
    return
  end
  local entry = { is = is, text = text, of = of, block = block }
  for name, holds in pairs(standing) do entry[name] = holds end
  for name, holds in pairs(more or {}) do entry[name] = holds end
  entries:insert(entry)
end

local function within(name, holds, action)
  local before = standing[name]
  standing[name] = holds or before
  action()
  standing[name] = before
end

local function new_block() block = block + 1 end

local text_of = pandoc.utils.stringify
local inline, blocks

local function inlines(list)
  for _, element in ipairs(list) do
    local handle = inline[element.t]
    if handle then handle(element) end
  end
end

local function within_content(element) inlines(element.content) end

-- What is raised or lowered is no part of the word before it.
local function apart(element) emit("free", " "); inlines(element.content); emit("free", " ") end

local function span(element)
  local id, cell, claim = element.attributes["data-value"], element.attributes["data-cell"], element.attributes["data-claim"]
  if id then emit("value", text_of(element), id, { form = element.attributes["data-form"] })
  elseif cell then emit("cell", text_of(element), cell)
  elseif claim then within("claim", claim, function() inlines(element.content) end)
  elseif element.classes:includes("citation") then emit("citation", text_of(element), element.content[1].target:sub(6))
  elseif element.classes:includes("caption-label") then emit("label", text_of(element))
  else inlines(element.content) end
end

local function link(element)
  if element.classes:includes("value-link") then
    local value = element.content[1]
    emit("value", text_of(value), value.attributes["data-value"], { form = element.attributes["data-form"] or "value" })
  elseif element.classes:includes("quarto-xref") then emit("xref", text_of(element), element.target:sub(2))
  elseif text_of(element) == element.target and element.target:match("^https?://") then emit("address", text_of(element))
  else inlines(element.content) end
end

local function cite(element)
  local works = {}
  for _, citation in ipairs(element.citations) do works[#works + 1] = citation.id end
  emit("citation", text_of(element), table.concat(works, " "))
end

inline = {
  Str = function(element) emit("free", element.text) end,
  Space = function() emit("free", " ") end,
  SoftBreak = function() emit("free", " ") end,
  LineBreak = function() emit("free", " ") end,
  Code = function(element) emit("code", element.text) end,
  Math = function(element) emit("math", element.text) end,
  Quoted = function(element)
    local marks = element.quotetype == "SingleQuote" and { "‘", "’" } or { "“", "”" }
    emit("free", marks[1]); inlines(element.content); emit("free", marks[2])
  end,
  Image = function(element)
    emit("alt", element.attributes["fig-alt"], element.attributes["typed-alt"])
    emit("drawing", "", element.src)
  end,
  Note = function(element) blocks(element.content) end,
  Span = span, Link = link, Cite = cite,
  Emph = within_content, Strong = within_content, Underline = within_content, Strikeout = within_content,
  Superscript = apart, Subscript = apart, SmallCaps = within_content,
}

local function rows(list, place)
  within("place", place, function()
    for _, row in ipairs(list) do
      for _, cell in ipairs(row.cells) do blocks(cell.contents) end
    end
  end)
end

local function div(element)
  if element.identifier == "ledger" then return emit("table", "", "ledger", { only = "typst" }) end
  if element.classes:includes("evidence-table") then return emit("table", "", element.attributes["name"]) end
  if element.identifier:match("^ref%-") then
    new_block()
    return emit("reference", text_of(element), element.identifier:sub(5))
  end
  -- A drawing for phones stands on the page alone.
  local only = element.classes:includes("narrow-only") and "html" or element.attributes["when-format"]
  local float = element.identifier:match("^fig%-.+") or element.identifier:match("^tbl%-.+")
  within("float", float, function()
    within("only", only, function() blocks(element.content) end)
  end)
end

local block_of = {
  Para = within_content, Plain = within_content,
  LineBlock = function(element) for _, line in ipairs(element.content) do new_block(); inlines(line) end end,
  Header = function(element)
    local number = element.attributes["section"]
    if number then emit("label", number, element.identifier, { level = element.level, place = "section number" }) end
    within("place", "heading", function() within("level", element.level, function() inlines(element.content) end) end)
  end,
  CodeBlock = function(element) emit("code", element.text) end,
  BlockQuote = function(element) blocks(element.content) end,
  BulletList = function(element) for _, item in ipairs(element.content) do blocks(item) end end,
  -- A browser numbers the items itself; in the PDF the numbers are text.
  OrderedList = function(element)
    for number, item in ipairs(element.content) do
      new_block()
      emit("label", number .. ".", "list", { only = "typst" })
      blocks(item)
    end
  end,
  DefinitionList = function(element)
    for _, item in ipairs(element.content) do new_block(); inlines(item[1]); for _, definition in ipairs(item[2]) do blocks(definition) end end
  end,
  Table = function(element)
    rows(element.head.rows, "head of a table")
    for _, body in ipairs(element.bodies) do rows(body.body) end
    rows(element.foot.rows)
  end,
  Div = div,
  Figure = function(element) blocks(element.content); blocks(element.caption.long) end,
}

blocks = function(list)
  for _, element in ipairs(list) do
    if element.t ~= "Div" then new_block() end
    local handle = block_of[element.t]
    if handle then handle(element) end
  end
end

local function title_block(meta)
  for _, name in ipairs({ "title", "subtitle", "author", "abstract" }) do
    local content = meta[name]
    if content then
      within("place", name, function()
        new_block()
        if pandoc.utils.type(content) == "Blocks" then blocks(content) else inlines(pandoc.Inlines(content)) end
      end)
    end
  end
end

function Pandoc(doc)
  title_block(doc.meta)
  blocks(doc.blocks)
  local file = assert(io.open("trace.json", "w"))
  file:write(pandoc.json.encode(entries))
  file:close()
end
