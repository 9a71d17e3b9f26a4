-- Puts in what the project wrote in the language of the format: the tables of the evidence, the
-- ledger, and boxes and page breaks of the PDF. For Quarto and for the embedded renderer.

local FORMAT_NAME = FORMAT:match("html") and "html" or "typst"
local ENDING = { html = ".html", typst = ".typ" }

local function raw_of(path)
  local file = assert(io.open(path .. ENDING[FORMAT_NAME], "r"), path .. " does not stand beside the document")
  local content = file:read("a")
  file:close()
  return pandoc.RawBlock(FORMAT_NAME, content)
end

local function notice(div)
  local blocks = pandoc.Blocks({ pandoc.RawBlock("typst", "#notice[") })
  blocks:extend(div.content)
  blocks:insert(pandoc.RawBlock("typst", "]"))
  return blocks
end

function Div(div)
  local is_pdf = FORMAT_NAME == "typst"
  if div.classes:includes("evidence-table") then return raw_of("tables/" .. div.attributes["name"]) end
  if div.identifier == "ledger" then return raw_of("tables/ledger") end
  if div.classes:includes("new-page") then return is_pdf and pandoc.RawBlock("typst", "#pagebreak(weak: true)") or {} end
  if div.classes:includes("notice") and is_pdf then return notice(div) end
end

-- A wide table scrolls in a box of its own, which the keyboard can reach.
function Table(wide)
  if FORMAT_NAME == "html" then
    return pandoc.Div({ wide }, pandoc.Attr("", { "scrolls" }, { { "tabindex", "0" }, { "role", "group" }, { "aria-label", "Table" } }))
  end
end
