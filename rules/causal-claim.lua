-- Two things that follow each other are not yet cause and effect. With a source, the cause is the source's to defend.
local listed = require("lib.listed")
local causes = listed.load("causes")

return rule {
  summary = "causes stated without a source",
  severity = "info",
  languages = { "fr", "en" },
  each = "sentence",
  check = function(sentence, report)
    for _, match in ipairs(causes[sentence.document.language]:find(sentence)) do
      if not match.quoted and not match.attributed then
        report(match, ("“%s”: %s"):format(match.text, match.term.note))
      end
    end
  end,
  examples = {
    flags = {
      "La panne [[a provoqué]] la fermeture du port.",
      "The port closed [[because of]] the breakdown.",
      "The delay was long, [[due to]] a strike.",
      "The strike [[led to]] a shortage of bread.",
    },
    passes = {
      "Selon l'exploitant, la panne a provoqué la fermeture du port.",
      "The port closed because of the breakdown, the operator said.",
      "A narrow path led to the river.",
      "The station is due to open in May.",
    },
  },
}
