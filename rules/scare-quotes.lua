-- One or two words between quotation marks that nobody is said to have spoken: distance taken without saying why.
local words = require("lib.words")

local longest = 3

return rule {
  summary = "words held at a distance by quotation marks",
  severity = "info",
  languages = { "fr", "en" },
  each = "quotation",
  check = function(quotation, report)
    if not quotation.direct and not quotation.attributed and words.count(quotation.content.text) <= longest then
      report(quotation, "whose words are these? quote somebody, or drop the marks")
    end
  end,
  examples = {
    flags = {
      "La ville a vu naître une [[« élite »]] de fonctionnaires.",
      "Neighbours had waited a week for the [[“rescue”]].",
    },
    passes = {
      "« Nous rouvrirons le port lundi », a dit le maire.",
      "“We will reopen the port on Monday,” the mayor said.",
    },
  },
}
