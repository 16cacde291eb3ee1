-- One person, spelt in two ways by the sources of a story: one of them is wrong, or all should be brought to one form.
-- Names whose given names are the same and whose surnames differ by a letter, or long ones by two in one place, and
-- transliterations of one name: these within one language, for what is Tokaïev in French is Tokayev in English.

-- From how many letters on two words that differ by one letter, and by two in one place ("Dubreuil", "Dubreuille"), are
-- hardly so by chance.
local by_one, by_two = 5, 7
-- The same where two names stand before it: "Pieter van Rossum", "Pieter van Rossen".
local by_two_of_three = 6

-- Whether two words are the same but for a letter more, less or other, or two side by side when they are long; and the
-- letters in which they differ.
local function nearly_the_same(a, b, given)
  local short, long = math.min(#a, #b), math.max(#a, #b)
  local apart = short >= (given:find(" ", 1, true) and by_two_of_three or by_two) and 2 or 1
  if short < by_one or long - short > apart then
    return false
  end
  local head, tail = 0, 0
  while head < short and a:byte(head + 1) == b:byte(head + 1) do
    head = head + 1
  end
  while tail < short - head and a:byte(-1 - tail) == b:byte(-1 - tail) do
    tail = tail + 1
  end
  return long - head - tail <= apart, a:sub(head + 1, -1 - tail) .. b:sub(head + 1, -1 - tail)
end

-- Letters that no language writes for another's.
local hard = "[bdglmnpqrtx]"

-- The name without its last word, and that word; nil when it is one word, hyphens and all.
local function parts(text)
  return fold(text):match("^(.*)%s+(%S+)$")
end

local function alike(a, b)
  local given_a, last_a = parts(a.text)
  local given_b, last_b = parts(b.text)
  if given_a ~= given_b then
    return a.language == b.language and names.same(a.text, b.text)
  end
  local nearly, letters = nearly_the_same(last_a, last_b, given_a)
  if names.same(a.text, b.text) then
    return a.language == b.language or nearly and letters:find(hard) ~= nil
  end
  return nearly
end

-- The spellings in order of their first fact, and the facts of each: one for each document that spells the name so.
local function spellings_of(facts)
  local order, places = {}, {}
  for place, fact in ipairs(facts) do
    local spelt = fact.language .. " " .. fact.text
    if not places[spelt] then
      places[spelt] = {}
      order[#order + 1] =
        { text = fact.text, folded = fold(fact.text), language = fact.language, places = places[spelt] }
    end
    table.insert(places[spelt], place)
  end
  return order
end

-- For each spelling, the others that are another name for the same person and at least as frequent. Spellings are
-- compared, not facts: a thousand articles spell a name in a few ways.
local function rivals_of(spellings)
  local rivals = {}
  for i, one in ipairs(spellings) do
    rivals[i] = rivals[i] or {}
    for j = i + 1, #spellings do
      local other = spellings[j]
      if one.folded ~= other.folded and alike(one, other) then
        rivals[j] = rivals[j] or {}
        if #other.places >= #one.places then
          table.insert(rivals[i], other)
        end
        if #one.places >= #other.places then
          table.insert(rivals[j], one)
        end
      end
    end
  end
  return rivals
end

-- The first fact outside of `document` that has one of the spellings in `rivals`.
local function elsewhere(rivals, document, facts)
  local first
  for _, rival in ipairs(rivals) do
    local place = rival.places[1]
    if facts[place].document == document then
      place = rival.places[2]
    end
    if place and (not first or place < first) then
      first = place
    end
  end
  return first and facts[first]
end

return rule {
  summary = "a name that another source of the story spells differently",
  severity = "warning",
  languages = { "fr", "en" },
  extract = function(document, emit)
    local seen = {}
    for _, name in ipairs(document.names) do
      local text = name.text
      if name.kind == "person" and not seen[text] then
        seen[text] = true
        local _, last = parts(text)
        if last then
          emit({ key = "names " .. last:sub(1, 1), at = name })
        end
      end
    end
  end,
  compare = function(group, report)
    local facts = group.facts
    local spellings = spellings_of(facts)
    local rivals = rivals_of(spellings)
    for i, spelling in ipairs(spellings) do
      for _, place in ipairs(#rivals[i] > 0 and spelling.places or {}) do
        local fact = facts[place]
        local other = elsewhere(rivals[i], fact.document, facts)
        if other then
          report(fact, ("spelt “%s” in %s"):format(other.text, other.document:match("[^/]*$")))
        end
      end
    end
  end,
  examples = {
    flags = {
      {
        documents = {
          { text = "Le préfet [[Alain Dubreuil]] a parlé lundi." },
          { text = "Mardi, le préfet [[Alain Dubreuille]] s'est tu." },
        },
      },
      {
        documents = {
          { text = "Le préfet [[Henri Lavaud]] a parlé lundi." },
          { text = "Mardi, le préfet [[Henri Lavaux]] s'est tu." },
        },
      },
      {
        documents = {
          { text = "Le préfet [[Henri Lavaud]] a parlé lundi." },
          { text = "The prefect, [[Henri Lavaut]], left." },
        },
      },
      {
        documents = {
          { text = "Le patron, [[Karel van Deelen]], a parlé lundi." },
          { text = "Mardi, [[Karel van Deelum]] s'est tu." },
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
          { text = "Le préfet Pierre Lambert a parlé lundi." },
          { text = "Mardi, le maire Pierre Lombard s'est tu." },
        },
      },
      {
        documents = {
          { text = "Le ministre Al-Assad a parlé lundi, M. Jean-Marc aussi." },
          { text = "Mardi, le ministre Al-Assaf s'est tu, M. Jean-Mars aussi." },
        },
      },
      {
        documents = {
          { text = "Le ministre Anton Rodaïev a parlé lundi." },
          { text = "The minister, Anton Rodayev, left." },
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
