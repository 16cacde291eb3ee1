-- "Crime rose by 20 %": of what, and since when? A percentage says nothing without its base.
local since = {
  fr = pattern([[(?i)\b(par rapport|sur un an|en un an|depuis|contre|comparé|entre|en (?:19|20)\d\d|l'an dernier|d'une année)\b]]),
  en = pattern([[(?i)\b(compared|since|from|year[- ]on[- ]year|over|in (?:19|20)\d\d|than|between|a year (?:ago|earlier))\b]]),
}
local change = {
  fr = pattern([[(?i)\b(augment\w*|hausse|baiss\w*|recul\w*|progress\w*|bond\w*|chut\w*|diminu\w*|grimp\w*|gagn\w*|perd\w*)\b]]),
  en = pattern([[(?i)\b(rose|risen|rise|rising|fell|fallen|fall|grew|growth|drop\w*|increas\w*|decreas\w*|declin\w*|jump\w*|up|down)\b]]),
}

return rule {
  summary = "changes in per cent that do not say since when",
  severity = "info",
  languages = { "fr", "en" },
  each = "figure",
  check = function(figure, report)
    if figure.kind ~= "percent" or figure.quoted then
      return
    end
    local sentence, language = figure.sentence, figure.document.language
    local changes = #change[language]:find(sentence) > 0
    if changes and #since[language]:find(sentence) == 0 and #sentence.dates == 0 then
      report(figure, "a change in per cent: since when, and of what?")
    end
  end,
  examples = {
    flags = {
      "Les loyers ont augmenté de [[12 %]].",
      "Rents rose by [[12 percent]].",
    },
    passes = {
      "Les loyers ont augmenté de 12 % depuis 2019.",
      "Rents rose by 12 percent compared with 2019.",
      "Quarante pour cent des habitants sont locataires.",
    },
  },
}
