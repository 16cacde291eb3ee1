-- Sources that a reader cannot weigh: nobody says who they are. What a reporter saw, the paper vouches for.
local reporter = pattern([[(?i)\b(journaliste|correspondante?|reporter|envoyée? spéciale?|photographe|correspondent|journalist|photographer)s?\b]])

return rule {
  summary = "statements given to nobody in particular",
  severity = "warning",
  languages = { "fr", "en" },
  each = "attribution",
  check = function(attribution, report)
    local source = attribution.anonymous and attribution.source
    if source and not reporter:test(source) then
      report(source, ("who is “%s”?"):format(source.text))
    end
  end,
  examples = {
    flags = {
      "Selon [[une source proche du dossier]], le contrat est signé.",
      "[[Officials who asked not to be named]] said the deal was done.",
    },
    passes = {
      "Selon le ministre des Transports, le contrat est signé.",
      "Des tirs ont éclaté près de la gare, a constaté un journaliste de l'agence.",
      "Anne Berthier, who runs the port, said the deal was done.",
    },
  },
}
