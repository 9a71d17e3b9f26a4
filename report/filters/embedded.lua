-- What Quarto does and plain pandoc does not: numbered figures and tables, cross-references
-- and content for one format. Only the embedded renderer uses this filter.

local is_html = FORMAT:match("html") ~= nil
local KINDS = { fig = "Figure", tbl = "Table", sec = "Section" }
local NBSP = "\u{a0}"

local counters = { fig = 0, tbl = 0 }
local labels = {}        -- id -> "Figure 1"
local section = { 0, 0, 0, 0, 0, 0 }

local function kind_of(id)
  local kind = id:match("^(%a+)%-")
  return KINDS[kind] and kind or nil
end

local function count(id)
  local kind = kind_of(id)
  counters[kind] = counters[kind] + 1
  labels[id] = KINDS[kind] .. NBSP .. counters[kind]
  return labels[id]
end

local function with_label(label, inlines)
  local caption = pandoc.Inlines({ pandoc.Str(label .. ":"), pandoc.Space() })
  caption:extend(inlines)
  return caption
end

local function typst_figure(id, kind, supplement, position, body, caption)
  return {
    pandoc.RawBlock("typst", string.format('#figure(kind: "%s", supplement: "%s", caption: figure.caption(position: %s)[', kind, supplement, position)),
    pandoc.Plain(caption),
    pandoc.RawBlock("typst", "])["),
    body,
    pandoc.RawBlock("typst", "]<" .. id .. ">"),
  }
end

-- Pass: keep or drop what is meant for one format only.
local function visible(div)
  local only, never = div.attributes["when-format"], div.attributes["unless-format"]
  local shows = function(format) return format == "html" and is_html or format == "typst" and not is_html end
  if div.classes:includes("content-visible") then
    if (only and not shows(only)) or (never and shows(never)) then return {} end
    return div.content
  end
end

-- A drawing as part of the page, with the name that a screen reader tells.
local function drawing(path, alt)
  local file = assert(io.open(path, "r"), path .. " does not exist")
  local svg = file:read("a")
  file:close()
  local name = alt:gsub("&", "&amp;"):gsub('"', "&quot;"):gsub("<", "&lt;")
  return (svg:gsub("^.-<svg", function() return '<svg role="img" aria-label="' .. name .. '"' end, 1))
end

-- Pass: number figures, tables and sections in the order of the text.
local function figure(el)
  if kind_of(el.identifier) ~= "fig" then return nil end
  local image
  el:walk({ Image = function(img) image = img end })
  local caption = el.caption.long[1].content
  local alt = image.attributes["fig-alt"]
  image.attributes["fig-alt"] = nil
  count(el.identifier)
  if is_html then
    local figcaption = pandoc.Plain(with_label(labels[el.identifier], caption))
    return pandoc.Figure({ pandoc.RawBlock("html", drawing(image.src, alt)) }, { long = { figcaption } }, pandoc.Attr(el.identifier))
  end
  local picture = string.format('#image("%s", alt: "%s")', image.src, alt:gsub('"', '\\"'))
  return typst_figure(el.identifier, "quarto-float-fig", "Figure", "bottom", pandoc.RawBlock("typst", picture), caption)
end

local function table_with_caption(div)
  local content = div.content
  local caption = content[#content].content
  content:remove(#content)
  count(div.identifier)
  if not is_html then
    return typst_figure(div.identifier, "quarto-float-tbl", "Table", "top", pandoc.Div(content), caption)
  end
  local figcaption = pandoc.Plain({ pandoc.RawInline("html", "<figcaption>") })
  figcaption.content:extend(with_label(labels[div.identifier], caption))
  figcaption.content:insert(pandoc.RawInline("html", "</figcaption>"))
  return {
    pandoc.RawBlock("html", '<figure id="' .. div.identifier .. '" class="table">'),
    figcaption, pandoc.Div(content), pandoc.RawBlock("html", "</figure>"),
  }
end

local function header(el)
  if not el.classes:includes("unnumbered") then
    section[el.level] = section[el.level] + 1
    for deeper = el.level + 1, 6 do section[deeper] = 0 end
    if kind_of(el.identifier) then
      labels[el.identifier] = "Section" .. NBSP .. table.concat(section, ".", 1, el.level)
    end
  end
end

local number = {
  traverse = "topdown",
  Div = function(div)
    if kind_of(div.identifier) == "tbl" then return table_with_caption(div), false end
  end,
  Figure = figure,
  Header = header,
}

-- Pass: turn @fig-x, @tbl-x and @sec-x into links.
local function reference(cite)
  local links = pandoc.Inlines({})
  for _, citation in ipairs(cite.citations) do
    if not kind_of(citation.id) then return nil end
    local label = labels[citation.id]
    if not label then error("there is no '" .. citation.id .. "' to refer to") end
    if #links > 0 then links:extend({ pandoc.Str(","), pandoc.Space() }) end
    if is_html then
      links:insert(pandoc.Link({ pandoc.Str(label) }, "#" .. citation.id, "", pandoc.Attr("", { "quarto-xref" })))
    else
      links:insert(pandoc.RawInline("typst", string.format("#ref(<%s>, supplement: [%s])", citation.id, label:match("^(.-)" .. NBSP))))
    end
  end
  return links
end

return { { Div = visible }, number, { Cite = reference } }
