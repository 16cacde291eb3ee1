-- Never, nobody, without precedent: one counter-example is enough.
local listed = require("lib.listed")

return rule {
  summary = "claims that one counter-example makes false",
  severity = "info",
  languages = { "fr", "en" },
  each = listed.load("absolutes"),
  check = listed.in_own_voice,
  examples = {
    flags = {
      "La crise est [[sans précédent]].",
      "The storm was [[unprecedented]].",
      "[[Everyone]] agrees that the road is dangerous.",
      "[[Personne ne]] conteste le tracé.",
      "Le conseil a voté [[à l'unanimité]].",
    },
    passes = {
      "« C'est sans précédent », a dit le maire.",
      "The storm was the third of the year.",
      "Le budget a été adopté à l'unanimité des votants.",
      "Everyone in the hall stood up.",
      "He took the only umbrella.",
      "Une personne ne s'est pas présentée.",
    },
  },
}
