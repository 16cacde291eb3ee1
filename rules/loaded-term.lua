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
    },
    passes = {
      "« Cette clique ne décidera pas », a dit le ministre.",
      "Elle suit un régime alimentaire strict.",
      "“It was a fiasco,” the mayor said.",
      "Le ministre a affirmé que des terroristes tenaient la route du nord.",
    },
  },
}
