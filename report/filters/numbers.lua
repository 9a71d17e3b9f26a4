-- Puts the numbers into the text. [id]{.value} becomes the number, {.quantity} adds its unit,
-- {.interval} gives its limits, {.lower} and {.upper} each of them, {.words} spells it, {.time} is when it was measured; [words]{.claim #id} marks a claim; {id} in
-- the fig-alt of an image becomes the number. Each number links to its line in the ledger.
-- The same filter serves Quarto and pandoc. Ids are looked up before rendering
-- (scripts/check_prose.py), where a complaint can name file and line.

local FORMS = { value = "text", quantity = "quantity", interval = "interval", lower = "lower", upper = "upper", words = "words", time = "time" }

local function read_json(name)
  local file = assert(io.open(name, "r"), name .. " does not stand beside the document")
  local content = pandoc.json.decode(file:read("a"), false)
  file:close()
  return content
end

local values = read_json("values.json")

local function form_of(classes)
  for _, class in ipairs(classes) do
    if FORMS[class] then return class end
  end
end

local function text_of(id, form)
  local value = values[id]
  if value == nil then error("there is no value '" .. id .. "'") end
  local text = value[FORMS[form]]
  if text == nil or text == "" then error("the value '" .. id .. "' has no form '" .. form .. "'") end
  return text
end

-- Counts of the verification differ between the page and the PDF: coverage.found is
-- coverage.html.found in one and coverage.pdf.found in the other.
local function of_this_format(id)
  return (id:gsub("^coverage%.", FORMAT:match("html") and "coverage.html." or "coverage.pdf."))
end

-- The counts of a PDF are known when it is typeset; typst reads them then.
local function count_of_pdf(id, is_anchor)
  local count = string.format('#counted("%s")', id)
  if is_anchor then return pandoc.RawInline("typst", "#[" .. count .. "] <value-" .. id .. ">") end
  return pandoc.RawInline("typst", "#link(<value-" .. id .. ">)[" .. count .. "]")
end

-- The ledger leads back to the first place of each number in the text.
local quoted = {}

local function name_of_place(id)
  if quoted[id] then return "" end
  quoted[id] = true
  return "at-" .. id
end

local function number(span)
  local form = form_of(span.classes)
  local id = of_this_format(pandoc.utils.stringify(span.content))
  if id:match("^coverage%.pdf%.") then return count_of_pdf(id, span.classes:includes("anchor")) end
  local text = text_of(id, form)
  if span.classes:includes("capital") then text = text:sub(1, 1):upper() .. text:sub(2) end
  local is_anchor = span.classes:includes("anchor")
  local shown = pandoc.Span({ pandoc.Str(text) }, pandoc.Attr(is_anchor and "value-" .. id or name_of_place(id), { "value" }, { { "data-value", id } }))
  if is_anchor then return shown end
  -- The verification asks for the form that was meant; the number itself is the commonest, and told by nothing.
  local meant = form == "value" and {} or { { "data-form", form } }
  return pandoc.Link({ shown }, "#value-" .. id, "", pandoc.Attr("", { "value-link" }, meant))
end

function Span(span)
  if span.classes:includes("claim") then
    return pandoc.Span(span.content, pandoc.Attr("", { "claim" }, { { "data-claim", span.identifier } }))
  elseif form_of(span.classes) and not span.attributes["data-value"] then
    return number(span)
  end
end

-- A box that stands apart from the text: ::: {.notice}
function Div(div)
  if div.classes:includes("notice") and FORMAT:match("typst") then
    local blocks = pandoc.Blocks({ pandoc.RawBlock("typst", "#notice[") })
    blocks:extend(div.content)
    blocks:insert(pandoc.RawBlock("typst", "]"))
    return blocks
  end
end

-- A wide table scrolls in a box of its own, which the keyboard can reach.
function Table(wide)
  if FORMAT:match("html") then
    return pandoc.Div({ wide }, pandoc.Attr("", { "scrolls" }, { { "tabindex", "0" }, { "role", "group" }, { "aria-label", "Table" } }))
  end
end

function Image(image)
  local alt = image.attributes["fig-alt"]
  if alt then
    image.attributes["fig-alt"] = alt:gsub("{([%w._-]+):?(%a*)}", function(id, form)
      return text_of(id, form == "" and "value" or form)
    end)
    return image
  end
end
