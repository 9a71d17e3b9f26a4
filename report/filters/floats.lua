-- Writes what the composed document leaves open for its format: figures and tables with their
-- captions, references to them, parts for one format, counts of the document's own numerals.
-- Only the embedded renderer uses it, on the composed document.

local is_html = FORMAT:match("html") ~= nil

local function read(path)
  local file = assert(io.open(path, "r"), path .. " does not exist")
  local content = file:read("a")
  file:close()
  return content
end

local coverage = pandoc.json.decode(read("coverage.json"), false)

local function without_label(inlines)
  return inlines:filter(function(inline) return not (inline.t == "Span" and inline.classes:includes("caption-label")) end)
end

-- typst numbers figures and tables itself.
local function typst_figure(id, kind, supplement, position, body, caption)
  local blocks = pandoc.Blocks({
    pandoc.RawBlock("typst", string.format('#figure(kind: "%s", supplement: "%s", caption: figure.caption(position: %s)[', kind, supplement, position)),
    pandoc.Plain(without_label(caption.content[1].content)),
    pandoc.RawBlock("typst", "])["),
  })
  blocks:extend(body)
  blocks:insert(pandoc.RawBlock("typst", "]<" .. id .. ">"))
  return blocks
end

-- A drawing as part of the page, with the name that a screen reader reads.
local function drawing(image)
  local figure, alt, path = image.attributes["data-figure"], image.attributes["fig-alt"], image.src
  local only = image.attributes["data-only"] and ' data-only="' .. image.attributes["data-only"] .. '"' or ""
  local name = alt:gsub("&", "&amp;"):gsub('"', "&quot;"):gsub("<", "&lt;")
  return (read(path):gsub("^.-<svg", function() return '<svg role="img" aria-label="' .. name .. '" data-figure="' .. figure .. '"' .. only end, 1))
end

local function figure(div)
  local image, caption = div.content[1].content[1], div.content[2]
  local alt = image.attributes["fig-alt"]
  if is_html then
    return pandoc.Figure({ pandoc.RawBlock("html", drawing(image)) }, { long = caption.content }, pandoc.Attr(div.identifier))
  end
  local picture = string.format('#image("%s", alt: "%s")', image.src, alt:gsub('"', '\\"'))
  return typst_figure(div.identifier, "quarto-float-fig", "Figure", "bottom", { pandoc.RawBlock("typst", picture) }, caption)
end

local function table_in_box(div)
  local caption = div.content[1]
  local body = div.content:filter(function(block) return block ~= caption end)
  if not is_html then
    return typst_figure(div.identifier, "quarto-float-tbl", "Table", "top", { pandoc.Div(body) }, caption)
  end
  local figcaption = pandoc.Plain({ pandoc.RawInline("html", "<figcaption>") })
  figcaption.content:extend(caption.content[1].content)
  figcaption.content:insert(pandoc.RawInline("html", "</figcaption>"))
  return {
    pandoc.RawBlock("html", '<figure id="' .. div.identifier .. '" class="table">'),
    figcaption, pandoc.Div(body), pandoc.RawBlock("html", "</figure>"),
  }
end

local function visible(div)
  local only = div.attributes["when-format"]
  return only == (is_html and "html" or "typst") and div.content or {}
end

local boxes = {
  Div = function(div)
    if div.classes:includes("content-visible") then return visible(div) end
    if div.identifier:match("^fig%-") then return figure(div) end
    if div.identifier:match("^tbl%-") then return table_in_box(div) end
  end,
  Header = function(header)
    header.attributes["section"] = nil
    return header
  end,
}

local function reference(link)
  if is_html or not link.classes:includes("quarto-xref") then return nil end
  local supplement = pandoc.utils.stringify(link.content):match("^(%a+)")
  return pandoc.RawInline("typst", string.format("#ref(<%s>, supplement: [%s])", link.target:sub(2), supplement))
end

local function count(span)
  if span.classes:includes("caption-label") then return span.content end
  local id = span.attributes["data-value"]
  local name = id and id:match("^coverage%.(.+)$")
  if not name then return nil end
  local own = (is_html and "coverage.html." or "coverage.pdf.") .. name
  return pandoc.Span({ pandoc.Str(coverage[own]) }, pandoc.Attr("value-" .. own, { "value" }, { { "data-value", own } }))
end

-- A drawing that is still open stands outside of a figure: one for phones.
local function image_alone(image)
  if is_html then return pandoc.RawInline("html", drawing(image)) end
end

return { boxes, { Link = reference, Span = count, Image = image_alone } }
