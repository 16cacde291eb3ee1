-- Figures that shift between the sources of a story: who is right, or has the toll risen since?
local measure = require("lib.measure")

return rule {
  summary = "figures on which the sources of a story disagree",
  severity = "warning",
  languages = { "fr", "en" },
  extract = function(document, emit)
    for _, figure in ipairs(document.figures) do
      local term, scope = measure.of(figure), measure.scope(figure)
      local key = measure.key(figure) or measure.loose_key(figure)
      -- What anyone can look up is told of this place here and of that place there.
      local event = not (term and term.background)
      -- A part of another figure is a fact of its own only when it says of whom.
      if key and event and (scope or not figure.part_of) then
        emit({ key = key, at = figure, scope = scope })
      end
    end
  end,
  compare = function(group, report)
    for _, fact in ipairs(group.facts) do
      if fact.contradicted then
        report(fact, ("sources of this story disagree on %s"):format(group.key))
      end
    end
  end,
  examples = {
    flags = {
      {
        documents = {
          { text = "La police a procédé à [[au moins 8 000 arrestations]].", published = "2022-01-11" },
          { text = "Le ministère a compté [[quelque 6 000 arrestations]].", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "Les dégâts s'élèvent à [[40 millions d'euros]], selon la mairie.", published = "2022-01-11" },
          { text = "Damage was put at [[25 million euros]].", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "Rebels still hold [[40 hostages]], the ministry said." },
          { text = "The villagers counted [[95 hostages]] held in the mine." },
        },
      },
      {
        documents = {
          { text = "The airline cancelled [[140 flights]] because of the snow." },
          { text = "Because of the snow, [[260 flights]] were cancelled, the pilots said." },
        },
      },
    },
    passes = {
      {
        documents = {
          { text = "Il l'a dit à quatre reprises.", published = "2022-01-11" },
          { text = "Il l'a dit à deux reprises.", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "Il risque une amende de 3 000 euros, et 900 euros de frais.", published = "2022-01-11" },
          { text = "L'amende est de 1 500 euros.", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "Le bilan est de 164 morts.", published = "2022-01-11" },
          { text = "Les émeutes ont fait plus de 160 morts.", published = "2022-01-11" },
        },
      },
      {
        documents = {
          { text = "The airline cancelled 140 flights because of the snow." },
          { text = "The airline has 900 flights a day." },
        },
      },
    },
  },
}
