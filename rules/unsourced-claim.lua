-- A figure that matters and that nobody vouches for: no source in the sentence, none carried over from the one before.
local measure = require("lib.measure")

-- Durations, ages and ordinals are told by anyone; what is counted, paid or measured needs somebody who counted.
local needs_source = { cardinal = true, percent = true, money = true }
-- "Dozens of soldiers were advancing" is what a reporter saw; "dozens of dead" is a toll all the same.
local tolls = { deaths = true, injured = true, missing = true, arrests = true, detained = true, victims = true, displaced = true }

-- Whether `figure` says once more, in brackets and in other units, what stands before them: "5bn reais ($1.33bn; £1bn)".
local function is_converted(figure)
  if not figure.before:find("(", 1, true) then
    return false
  end
  local before, inside = figure.before:match("^(.*)%(([^()]*)$")
  return before ~= nil and not inside:find("%a%a%a") and before:match("%d[^%d,.;:()]*$") ~= nil
end

local function is_claim(figure)
  -- A title is told by the article under it, and so is its source.
  if figure.paragraph.kind == "heading" then
    return false
  end
  if figure.kind ~= "cardinal" then
    return true
  end
  local term = measure.of(figure)
  return term ~= nil and not term.background and (figure.qualifier ~= "vague" or tolls[term.key] == true)
end

return rule {
  summary = "figures that no source is given for",
  severity = "warning",
  languages = { "fr", "en" },
  each = "figure",
  check = function(figure, report)
    if needs_source[figure.kind] and not figure.quoted and not figure.attributed and is_claim(figure)
      and not is_converted(figure) then
      report(figure, "no source is given for this figure")
    end
  end,
  examples = {
    flags = {
      "Les heurts ont fait [[au moins 40 morts]] dans la capitale.",
      "The blockage costs trade [[$10 billion]] a day.",
    },
    passes = {
      "Les heurts ont fait au moins 40 morts, selon le ministère de l'Intérieur.",
      "« Il y a eu 40 morts », a déclaré le maire.",
      "Police said 40 people were killed.",
      "La réunion a duré trois heures.",
      "The state froze 5bn reais ($1.33bn; £1bn) on its accounts.",
      "Des dizaines de soldats avançaient vers la place.",
      "Le pays compte 19 millions d'habitants.",
    },
  },
}
