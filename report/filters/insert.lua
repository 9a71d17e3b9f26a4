-- Puts in what the project wrote in the language of the format: the tables of the evidence, the
-- ledger, and boxes and page breaks of the PDF. For Quarto and for the embedded renderer.

local FORMAT_NAME = FORMAT:match("html") and "html" or "typst"
local ENDING = { html = ".html", typst = ".typ" }

local function content_of(path)
  local file = assert(io.open(path, "r"), path .. " does not stand beside the document")
  local content = file:read("a")
  file:close()
  return content
end

local function raw_of(path) return pandoc.RawBlock(FORMAT_NAME, content_of(path .. ENDING[FORMAT_NAME])) end

-- A script right behind it brings these words to the first screen before anything is painted.
local function brought_first(div)
  return { div, pandoc.RawBlock("html", "<script>" .. content_of("styles/page/first.js") .. "</script>") }
end

-- The links to the files of the review, a part of the page of its own.
local function named_as_a_way(div)
  div.attributes["role"], div.attributes["aria-label"] = "navigation", "This review as files"
  return div
end

local function boxed(div, box)
  local blocks = pandoc.Blocks({ pandoc.RawBlock("typst", "#" .. box .. "[") })
  blocks:extend(div.content)
  blocks:insert(pandoc.RawBlock("typst", "]"))
  return blocks
end

function Div(div)
  local is_pdf = FORMAT_NAME == "typst"
  if div.classes:includes("at-first") and not is_pdf then return brought_first(div) end
  if div.classes:includes("take-along") then return named_as_a_way(div) end
  if div.classes:includes("evidence-table") then return raw_of("tables/" .. div.attributes["name"]) end
  if div.classes:includes("narrow-only") and is_pdf then return {} end
  if div.identifier == "ledger" then return is_pdf and raw_of("tables/ledger") or {} end
  if div.identifier == "evidence" then return is_pdf and {} or raw_of("tables/evidence") end
  if div.classes:includes("new-page") then return is_pdf and pandoc.RawBlock("typst", "#pagebreak(weak: true)") or {} end
  if is_pdf and div.classes:includes("at-first") then return boxed(div, "at-first") end
  for _, box in ipairs({ "notice", "answer" }) do
    if is_pdf and div.classes:includes(box) then return boxed(div, box) end
  end
end

-- References and ledger, which is small print, have pages of their own columns (typst/page.typ).
function Header(header)
  if FORMAT_NAME == "typst" and header.identifier == "references" then
    return { pandoc.RawBlock("typst", "#show: end-matter"), header }
  end
end

-- A number leads to its line in the ledger: on the page to ledger.html, in the PDF within the document, where it has one.
function Link(link)
  if not link.classes:includes("value-link") then return nil end
  if FORMAT_NAME == "html" then
    link.target = "ledger.html" .. link.target
    return link
  end
  local inlines = pandoc.Inlines({ pandoc.RawInline("typst", "#number(<" .. link.target:sub(2) .. ">)[") })
  inlines:extend(link.content)
  inlines:insert(pandoc.RawInline("typst", "]"))
  return inlines
end

-- On the page the first place of a number carries its address; in the PDF its line in the ledger does.
-- A number that news alone tell of is marked in the PDF too.
function Span(span)
  if FORMAT_NAME == "typst" and span.attributes["data-source"] == "press" then
    span.content:insert(1, pandoc.RawInline("typst", "#of-news["))
    span.content:insert(pandoc.RawInline("typst", "]"))
    return span
  end
  local id = span.identifier:match("^at%-(.+)$")
  if id and FORMAT_NAME == "html" then
    span.identifier = "value-" .. id
    return span
  end
end

-- Below a figure of the page stand links to its drawing and its data, which bear its name. Attributes
-- stay with a drawing that becomes part of the page, classes do not.
function Image(image)
  local name = image.src:match("^figures/([%w_-]+)%.svg$")
  if name and FORMAT_NAME == "html" then
    image.attributes["data-figure"] = name
    for _, only in ipairs({ "wide", "narrow" }) do
      if image.classes:includes(only .. "-only") then image.attributes["data-only"] = only end
    end
    return image
  end
end

-- The link that skips title and contents leads to where the text begins.
function Pandoc(doc)
  if FORMAT_NAME == "html" then
    doc.blocks:insert(1, pandoc.RawBlock("html", '<div id="text" tabindex="-1"></div>'))
    return doc
  end
end

-- A wide table scrolls in a box of its own, which the keyboard can reach.
function Table(wide)
  if FORMAT_NAME == "html" then
    return pandoc.Div({ wide }, pandoc.Attr("", { "scrolls" }, { { "tabindex", "0" }, { "role", "region" }, { "aria-label", "Table" } }))
  end
end
