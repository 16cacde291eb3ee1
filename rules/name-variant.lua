-- One person, several spellings: readers and search engines take them for several people. Names of as many words each:
-- a surname alone, or a name with one part more, is no variant, and often another person.
local function words(name)
  return #name.words
end

-- "PORT ELLAN" over an article is no spelling of its own.
local function in_capitals(name)
  return not name.text:find("%l")
end

local function only_shouted(a, b)
  return a.folded == b.folded and (in_capitals(a) or in_capitals(b))
end

local function differ(a, b)
  return a.text ~= b.text and words(a) == words(b) and words(a) > 1 and not only_shouted(a, b)
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
          if differ(other, name) and names.same(other.text, name.text) then
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
      "OUSSAMA RABIE PARLE\n\nOussama Rabie a parlé lundi.",
      "Achraf Ghani a parlé lundi. Mardi, Abdul Ghani Baradar s'est tu.",
    },
  },
}
