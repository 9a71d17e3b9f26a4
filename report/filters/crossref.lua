-- What Quarto does and plain pandoc does not: numbers for figures, tables and sections, and
-- references to them. Only the embedded renderer uses it. The tree stays free of HTML and typst.

local KINDS = { fig = "Figure", tbl = "Table", sec = "Section" }
local NBSP = "\u{a0}"

local counters = { fig = 0, tbl = 0 }
local labels = {}        -- id -> "Figure 1"
local section = { 0, 0, 0, 0, 0, 0 }

local function kind_of(id)
  local kind = id:match("^(%a+)%-")
  return KINDS[kind] and kind or nil
end

local function captioned(id, inlines)
  local kind = kind_of(id)
  counters[kind] = counters[kind] + 1
  labels[id] = KINDS[kind] .. NBSP .. counters[kind]
  local caption = pandoc.Inlines({ pandoc.Span({ pandoc.Str(labels[id] .. ":") }, pandoc.Attr("", { "caption-label" })), pandoc.Space() })
  caption:extend(inlines)
  return pandoc.Div({ pandoc.Plain(caption) }, pandoc.Attr("", { "caption" }))
end

-- A drawing above its caption.
local function figure(element)
  if kind_of(element.identifier) ~= "fig" then return nil end
  local drawing
  element:walk({ Image = function(image) drawing = image end })
  drawing.caption = {}
  local caption = captioned(element.identifier, element.caption.long[1].content)
  return pandoc.Div({ pandoc.Plain({ drawing }), caption }, pandoc.Attr(element.identifier, { "figure" }))
end

-- A table below its caption, which is the last paragraph of its box.
local function table_in_box(div)
  if kind_of(div.identifier) ~= "tbl" then return nil end
  local content = div.content
  local caption = captioned(div.identifier, content[#content].content)
  content:remove(#content)
  content:insert(1, caption)
  local classes = pandoc.List({ "table" })
  classes:extend(div.classes)
  return pandoc.Div(content, pandoc.Attr(div.identifier, classes)), false
end

local function header(element)
  if element.classes:includes("unnumbered") then return nil end
  section[element.level] = section[element.level] + 1
  for deeper = element.level + 1, 6 do section[deeper] = 0 end
  local number = table.concat(section, ".", 1, element.level)
  if kind_of(element.identifier) then labels[element.identifier] = "Section" .. NBSP .. number end
  element.attributes["section"] = number
  return element
end

local numbers = { traverse = "topdown", Div = table_in_box, Figure = figure, Header = header }

local function reference(cite)
  local links = pandoc.Inlines({})
  for _, citation in ipairs(cite.citations) do
    if not kind_of(citation.id) then return nil end
    if #links > 0 then links:extend({ pandoc.Str(","), pandoc.Space() }) end
    local label = labels[citation.id] or "\u{fffd}"
    links:insert(pandoc.Link({ pandoc.Str(label) }, "#" .. citation.id, "", pandoc.Attr("", { "quarto-xref" })))
  end
  return links
end

return { numbers, { Cite = reference } }
