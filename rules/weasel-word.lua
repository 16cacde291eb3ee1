-- Words that lend weight to a statement without saying who stands behind it.
local listed = require("lib.listed")

return rule {
  summary = "words that lend weight without a source",
  severity = "info",
  languages = { "fr", "en" },
  each = listed.load("weasel"),
  check = listed.in_own_voice,
  examples = {
    flags = {
      "[[De toute évidence]], le contrat sera annulé.",
      "[[Some experts]] predict a fall in prices.",
      "[[Certains]] experts redoutent une pénurie.",
      "[[Les observateurs]] s'accordent à le dire.",
    },
    passes = {
      "« De toute évidence, il ment », a dit le maire.",
      "Three economists of the central bank predict a fall in prices.",
      "Certains pays ont fermé leur frontière.",
      "Les observateurs de l'élection sont arrivés lundi.",
    },
  },
}
