-- A figure that matters and that nobody vouches for: no source in the sentence, none carried over from the one before.
local measures = { fr = terms.load("measures.fr.toml"), en = terms.load("measures.en.toml") }

-- Durations, ages and ordinals are told by anyone; what is counted, paid or measured needs somebody who counted.
local needs_source = { cardinal = true, percent = true, money = true, multiple = true, fraction = true }

local function is_measured(figure)
  if figure.kind ~= "cardinal" then
    return true
  end
  local counted = figure.counted
  return counted ~= nil and measures[figure.document.language]:has(counted) ~= nil
end

return rule {
  summary = "figures that no source is given for",
  severity = "warning",
  languages = { "fr", "en" },
  each = "figure",
  check = function(figure, report)
    if not needs_source[figure.kind] or figure.quoted or figure.attributed then
      return
    end
    if is_measured(figure) then
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
    },
  },
}
