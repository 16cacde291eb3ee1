-- One or two words between quotation marks that nobody is said to have spoken: distance taken without saying why.
local longest = 3

return rule {
  summary = "words held at a distance by quotation marks",
  severity = "info",
  languages = { "fr", "en" },
  each = "quotation",
  check = function(quotation, report)
    local words = 0
    for _ in quotation.content.text:gmatch("%S+") do
      words = words + 1
    end
    if not quotation.direct and not quotation.attributed and words <= longest then
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
