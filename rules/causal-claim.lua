-- Two things that follow each other are not yet cause and effect. With a source, the cause is the source's to defend.
local listed = require("lib.listed")

return rule {
  summary = "causes stated without a source",
  severity = "info",
  languages = { "fr", "en" },
  each = listed.load("causes"),
  options = {
    weak = { type = "boolean", default = false, meaning = "the plain reasons too: because of, due to, en raison de" },
  },
  check = function(match, report, options)
    local claims = options.weak or not match.term.weak
    if claims and not match.quoted and not match.attributed then
      report(match, ("“%s”: %s"):format(match.text, match.term.note))
    end
  end,
  examples = {
    flags = {
      "La panne [[a provoqué]] la fermeture du port.",
      "The port's closure was [[caused by]] the breakdown.",
      "The strike [[led to]] a shortage of bread.",
    },
    passes = {
      "Selon l'exploitant, la panne a provoqué la fermeture du port.",
      "The port's closure was caused by the breakdown, the operator said.",
      "The port closed because of the snow.",
      "A narrow path led to the river.",
      "The station is due to open in May.",
    },
  },
}
