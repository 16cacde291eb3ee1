-- One person, several spellings: readers and search engines take them for several people. Names of as many words each:
-- a surname alone, or a name with one part more, is no variant, and often another person.
local function words(name)
  return #name.words
end

return rule {
  summary = "a name that this document spells in several ways",
  severity = "info",
  languages = { "fr", "en" },
  each = "document",
  check = function(document, report)
    local seen = {}
    for _, name in ipairs(document.names) do
      if name.kind == "person" then
        for _, other in ipairs(seen) do
          if other.text ~= name.text and words(other) == words(name) and words(name) > 1 and names.same(other.text, name.text) then
            report(name, ("spelt “%s” above"):format(other.text))
            break
          end
        end
        seen[#seen + 1] = name
      end
    end
  end,
  examples = {
    flags = { "Oussama Rabie a parlé lundi. Mardi, [[Ossama Rabie]] s'est tu." },
    passes = {
      "Oussama Rabie a parlé lundi. Mardi, Rabie s'est tu.",
      "Achraf Ghani a parlé lundi. Mardi, Abdul Ghani Baradar s'est tu.",
    },
  },
}
