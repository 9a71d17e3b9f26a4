-- Puts numbers and claims into the text, for Quarto and for the embedded renderer.
--
-- [id]{.value} becomes the number, {.quantity} adds its unit, {.interval} gives its limits,
-- named by their kind where they stand beside a number (95% CI 10 to 124), {.lower} and {.upper} each of them, {.words} spells it, {.time} is when it was measured;
-- [words]{.claim #id} binds words to a predicate; {id} in the fig-alt of an image becomes the
-- number. Each number links to its line in the ledger.

local FORMS = { value = "text", quantity = "quantity", interval = "interval", lower = "lower", upper = "upper", limits = "limits", words = "words", time = "time" }
-- Stands where an id or a form does not exist; the build stops before anybody reads it.
local MISSING = "\u{fffd}"

local function read(name)
  local file = assert(io.open(name, "r"), name .. " does not stand beside the document: run `snakemake` instead of rendering by hand")
  local content = file:read("a")
  file:close()
  return content
end

local values = pandoc.json.decode(read("values.json"), false)

local function form_of(classes)
  for _, class in ipairs(classes) do
    if FORMS[class] and class ~= "value" then return class end
  end
  return classes:includes("value") and "value" or nil
end

local function text_of(id, form)
  local value = values[id]
  local text = value and value[FORMS[form]]
  if text == nil or text == "" then return MISSING end
  return text
end

-- The ledger leads back to the first place of each number in the text.
local quoted = {}

local function name_of_place(id)
  if quoted[id] then return "" end
  quoted[id] = true
  return "at-" .. id
end

local function shown(id, form, text, place)
  -- The verification asks for the form that was meant; the number itself is the commonest, and has no mark.
  local meant = form == "value" and {} or { { "data-form", form } }
  local marks = { { "data-value", id } }
  -- A number whose only source is news is marked, so that readers see it.
  if values[id] and values[id].source_kind == "press" then table.insert(marks, { "data-source", "press" }) end
  local span = pandoc.Span({ pandoc.Str(text) }, pandoc.Attr(place, { "value" }, marks))
  return pandoc.Link({ span }, "#value-" .. id, "", pandoc.Attr("", { "value-link" }, meant))
end

-- Counts of this document's own numerals differ between the page and the PDF; while the
-- document is composed they are not known yet, and their spans are filled when it is written.
local function of_this_format(id)
  if FORMAT:match("json") then return id end
  return (id:gsub("^coverage%.", FORMAT:match("html") and "coverage.html." or "coverage.pdf."))
end

local function number(span)
  local form, id = form_of(span.classes), of_this_format(pandoc.utils.stringify(span.content))
  -- So that no author can forget to say what limits are.
  if form == "interval" and values[id] and (values[id].limits or "") ~= "" then form = "limits" end
  local text = text_of(id, form)
  if span.classes:includes("capital") then text = text:sub(1, 1):upper() .. text:sub(2) end
  if span.classes:includes("anchor") then
    return pandoc.Span({ pandoc.Str(text) }, pandoc.Attr("value-" .. id, { "value" }, { { "data-value", id } }))
  end
  return shown(id, form, text, name_of_place(id))
end

local function claim(span)
  return pandoc.Span(span.content, pandoc.Attr("", { "claim" }, { { "data-claim", span.identifier } }))
end

-- Below a figure of the page stand its drawing, its data and its address.
local function with_files(figure, id, src)
  local name = src:match("^figures/([%w_-]+)%.svg$")
  if not (id:match("^fig%-") and name) then return nil end
  local way = function(label, target) return pandoc.Link({ pandoc.Str(label) }, target) end
  local space = pandoc.Space()
  local files = pandoc.Plain({
    pandoc.Str("This"), space, pandoc.Str("figure"), space, pandoc.Str("as"), space, way("drawing", "../figures/" .. name .. ".svg"), space,
    pandoc.Str("and"), space, way("data", "../figures/" .. name .. ".csv"), pandoc.Str(","), space, way("link", "#" .. id), space, pandoc.Str("to"), space, pandoc.Str("it"),
  })
  local below = pandoc.Div({ files }, pandoc.Attr("", { "files" }))
  return { figure, pandoc.Div({ below }, pandoc.Attr("", { "content-visible" }, { { "when-format", "html" } })) }
end

local typed = {
  Figure = function(figure)
    local src = ""
    figure:walk({ Image = function(image) src = image.src end })
    return with_files(figure, figure.identifier, src)
  end,
  -- Quarto reads a figure as a paragraph that is an image.
  Para = function(paragraph)
    local image = #paragraph.content == 1 and paragraph.content[1]
    if image and image.t == "Image" then return with_files(paragraph, image.identifier, image.src) end
  end,
  Span = function(span)
    if span.classes:includes("claim") then return claim(span) end
    if form_of(span.classes) then return number(span) end
  end,
  Image = function(image)
    local alt = image.attributes["fig-alt"]
    if alt then
      -- For the trace, which goes over the words and the numbers one by one.
      if FORMAT:match("json") then image.attributes["typed-alt"] = alt end
      image.attributes["fig-alt"] = alt:gsub("{([%w._-]+):?(%a*)}", function(id, form)
        return text_of(id, form == "" and "value" or form)
      end)
      return image
    end
  end,
}

return { typed }
