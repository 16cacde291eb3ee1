-- Sources that a reader cannot weigh: nobody says who they are. What a reporter saw, the paper vouches for.
local words = require("lib.words")

local reporter = pattern([[(?i)\b(journaliste|correspondante?|reporter|envoyée? spéciale?|photographe|correspondent|journalist|photographer)s?\b]])

-- "On s'y attendait, a dit le maire": the mayor vouches for what he says everybody thinks.
local function vouched(source)
  local teller = words.count(source.text) == 1 and source.attribution
  return teller and not teller.anonymous
end

return rule {
  summary = "statements given to nobody in particular",
  severity = "warning",
  languages = { "fr", "en" },
  each = "attribution",
  check = function(attribution, report)
    local source = attribution.anonymous and attribution.source
    if source and not reporter:test(source) and not vouched(source) then
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
      "On s'attendait à ce que la grève soit courte, a déclaré le maire.",
      "Anne Berthier, who runs the port, said the deal was done.",
    },
  },
}
