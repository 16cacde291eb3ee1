-- One document that gives two different figures for the same thing, without saying why.
local count = require("lib.count")
local measure = require("lib.measure")

local function exact(figure)
  return figure.qualifier == "exact" and figure.low and figure.low == figure.high
end

-- Who is cited for a figure, when somebody is.
local function voice(figure)
  local source = figure.attributed and figure.attribution.source
  return source and source.folded
end

-- Two sources may well count differently, when the text says that they do.
local function two_voices(a, b)
  local one, other = voice(a), voice(b)
  return one and other and not one:find(other, 1, true) and not other:find(one, 1, true)
end

-- Tolls are told in many words; four ships and fourteen boats are two things.
local function same_thing(key, a, b)
  return measure.course(key) == "grows" or a.counted and b.counted and a.counted.folded == b.counted.folded
end

return rule {
  summary = "a figure that shifts inside one document",
  severity = "warning",
  languages = { "fr", "en" },
  each = "document",
  check = function(document, report)
    local first = {}
    for _, figure in ipairs(document.figures) do
      local told = figure.kind ~= "money" and exact(figure) and not figure.part_of and not figure.quoted
      local key = told and measure.key(figure)
      if key and not count.is_apart(figure, key) then
        local earlier = first[key]
        if earlier == nil then
          first[key] = figure
        elseif earlier.low ~= figure.low and same_thing(key, earlier, figure)
          and measure.scope(earlier) == measure.scope(figure)
          and earlier.paragraph.text ~= figure.paragraph.text
          and #figure.sentence.dates == 0
          and not two_voices(earlier, figure) then
          report(figure, ("this document has already said “%s”"):format(earlier.text))
        end
      end
    end
  end,
  examples = {
    flags = {
      "L'incendie a fait 12 morts, selon le préfet.\n\nLes [[14 morts]] travaillaient tous à l'usine.",
      "The fire killed 12 people, the mayor said.\n\nAll [[14 people]] who were killed worked there, said the mayor.",
    },
    passes = {
      "La compagnie exploite quatre navires.\n\nSix hélicoptères et quatorze bateaux ont cherché les disparus.",
      "L'incendie a fait 12 morts, selon le préfet.\n\nLes 12 morts travaillaient tous à l'usine, selon la mairie.",
      "La police a compté 195 000 manifestants.\n\nLe syndicat revendique 200 000 manifestants.",
    },
  },
}
