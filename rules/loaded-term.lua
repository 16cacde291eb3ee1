-- Words that judge while they seem to describe. Between quotation marks they belong to the speaker; a contested label
-- ("terrorist") that is given to a source in other words belongs to that source.
local listed = require("lib.listed")
local lists = listed.load("loaded")

return rule {
  summary = "loaded terms in the author's own voice",
  severity = "warning",
  languages = { "fr", "en" },
  each = "sentence",
  check = function(sentence, report)
    for _, match in ipairs(lists[sentence.document.language]:find(sentence)) do
      local term = match.term
      if not match.quoted and not (term.contested and match.attributed) then
        report(match, ("“%s”: %s"):format(match.text, term.note), { suggestion = term.instead })
      end
    end
  end,
  examples = {
    flags = {
      "La [[clique]] du ministre a tranché.",
      "Le [[fiasco]] du chantier a coûté cher, dit le maire.",
      "The [[regime]] closed two newspapers.",
      "Des [[terroristes]] tiennent la route du nord.",
      "The [[far-left]] party lost two seats.",
      "The minister [[skewered]] the report.",
      "She attacked the political [[establishment]].",
      "Le [[dictateur]] a fui.",
      "La chaîne diffuse de la [[propagande]].",
      "Une [[meute]] de journalistes l'attendait.",
      "Il est le [[valet]] du pouvoir.",
    },
    passes = {
      "« Cette clique ne décidera pas », a dit le ministre.",
      "Elle suit un régime alimentaire strict.",
      "“It was a fiasco,” the mayor said.",
      "Le ministre a affirmé que des terroristes tenaient la route du nord.",
      "He was fined for reckless driving.",
      "She woke up at six.",
      "The reactor meltdown was avoided.",
      "A nuclear meltdown was avoided.",
      "The council opened a training establishment.",
      "Une meute de loups a été vue près du village.",
      "La boucherie chevaline a fermé.",
      "Un attentat terroriste a fait deux morts.",
      "Un passager clandestin a été trouvé à bord.",
      "Le patient a été opéré d'une hémorragie cérébrale.",
      "Le théâtre de marionnettes rouvre samedi.",
    },
  },
}
