-- One person, spelt in two ways by the sources of a story: one of them is wrong, or all should be brought to one form.
-- Names whose given names are the same and whose surnames are one letter apart, and transliterations of one name.
-- Each language by itself: what is Tokaïev in French is Tokayev in English.

-- Whether one letter more, less or other makes `a` of `b`. Short words are too often one letter apart by chance.
local function one_letter_apart(a, b)
  if #a > #b then
    a, b = b, a
  end
  if #a < 5 or #b - #a > 1 then
    return false
  end
  local same = 0
  while same < #a and a:sub(same + 1, same + 1) == b:sub(same + 1, same + 1) do
    same = same + 1
  end
  local rest = #a == #b and a:sub(same + 2) or a:sub(same + 1)
  return rest == b:sub(same + 2)
end

-- The name without its last word, and that word; nil when it is one word, hyphens and all.
local function parts(text)
  return fold(text):match("^(.*)%s+(%S+)$")
end

local function alike(a, b)
  local given_a, last_a = parts(a)
  local given_b, last_b = parts(b)
  return given_a == given_b and one_letter_apart(last_a, last_b) or names.same(a, b)
end

-- How many facts have each spelling; facts stand in order of document, one for each spelling in it.
local function uses_of(facts)
  local uses = {}
  for _, fact in ipairs(facts) do
    uses[fact.text] = (uses[fact.text] or 0) + 1
  end
  return uses
end

-- The fact of another document that spells the name of `fact` in a way at least as frequent.
local function better(fact, facts, uses)
  for _, other in ipairs(facts) do
    local frequent = other.text ~= fact.text and uses[other.text] >= uses[fact.text]
    if frequent and other.document ~= fact.document and fold(other.text) ~= fold(fact.text) and alike(fact.text, other.text) then
      return other
    end
  end
  return nil
end

return rule {
  summary = "a name that another source of the story spells differently",
  severity = "warning",
  languages = { "fr", "en" },
  extract = function(document, emit)
    local seen = {}
    for _, name in ipairs(document.names) do
      local _, last = parts(name.text)
      if name.kind == "person" and last and not seen[name.text] then
        seen[name.text] = true
        emit({ key = ("names %s %s"):format(document.language, last:sub(1, 1)), at = name })
      end
    end
  end,
  compare = function(group, report)
    local uses = uses_of(group.facts)
    for _, fact in ipairs(group.facts) do
      local other = better(fact, group.facts, uses)
      if other then
        report(fact, ("spelt “%s” in %s"):format(other.text, other.document:match("[^/]*$")))
      end
    end
  end,
  examples = {
    flags = {
      {
        documents = {
          { text = "Le préfet [[Henri Lavaud]] a parlé lundi." },
          { text = "Mardi, le préfet [[Henri Lavaux]] s'est tu." },
        },
      },
      {
        documents = {
          { text = "The skipper, Carla Mendez, left." },
          { text = "Only Carla Mendez stayed." },
          { text = "They asked [[Carla Mendes]]." },
        },
      },
    },
    passes = {
      {
        documents = {
          { text = "Le ministre Al-Assad a parlé lundi, M. Jean-Marc aussi." },
          { text = "Mardi, le ministre Al-Assaf s'est tu, M. Jean-Mars aussi." },
        },
      },
      {
        documents = {
          { text = "Le préfet Henri Lavaud a parlé lundi." },
          { text = "The prefect, Henri Lavaux, left." },
        },
      },
      {
        documents = {
          { text = "Le préfet Henri Lavaud a parlé lundi." },
          { text = "Mardi, Marie Lavaux s'est tue." },
        },
      },
    },
  },
}
