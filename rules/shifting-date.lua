-- One event on two days: the sources of a story tell it in the same words, and set it on days that do not meet.

-- So many days of a story are held against one another.
local most = 300

-- Whether `date` is the day on which somebody said so: it stands beside what its sentence cites.
local function is_of_the_saying(date)
  local cited = date.sentence.attributions
  for _, attribution in ipairs(cited) do
    for _, content in ipairs(attribution.content) do
      if content:contains(date) then
        return false
      end
    end
  end
  return #cited > 0
end

-- Whether something is counted beside `date`: it is the day of the count.
local function counts(sentence)
  for _, figure in ipairs(sentence.figures) do
    if figure.counted and not figure.unit then
      return true
    end
  end
  return false
end

-- Whether a mark stands between `date` and every other one of its sentence: of two side by side each is of another event.
local function stands_alone(date)
  local end_of_date = #date.before + #date.text
  for _, other in ipairs(date.sentence.dates) do
    if other ~= date then
      local first, last = end_of_date + 1, #other.before
      if last < first then
        first, last = #other.before + #other.text + 1, #date.before
      end
      if not date.sentence.text:sub(first, last):find("[,;:(]") then
        return false
      end
    end
  end
  return true
end

-- Whether `date` sets its clause on a day, or on a stretch of a month.
local function sets_the_day(date)
  local from, to, sentence = date.from, date.to, date.sentence
  if not (date.resolved and to and sentence and stands_alone(date)) then
    return false
  end
  return (not from or from:sub(1, 7) == to:sub(1, 7)) and not counts(sentence) and not is_of_the_saying(date)
end

-- Whether two facts leave it at one day: a stretch holds any day of its month.
local function meet(a, b)
  local roughly = a.qualifier ~= "exact" or b.qualifier ~= "exact"
  local until_when = roughly and 7 or 10
  return a.as_of:sub(1, until_when) == b.as_of:sub(1, until_when)
end

-- Whether a fact of another document tells of the same event and cannot be true with the fact at `place`. A document that
-- has both days tells of two events.
local function is_against(facts, place)
  local fact, against = facts[place], {}
  for _, other in ipairs(facts) do
    if other.document ~= fact.document and fact:relation(other) then
      if meet(fact, other) then
        against[other.document] = false
      elseif against[other.document] == nil then
        against[other.document] = true
      end
    end
  end
  for _, clashes in pairs(against) do
    if clashes then
      return true
    end
  end
  return false
end

return rule {
  summary = "an event that the sources of a story set on different days",
  severity = "warning",
  languages = { "fr", "en" },
  extract = function(document, emit)
    for _, date in ipairs(document.dates) do
      if sets_the_day(date) then
        local roughly = date.from ~= date.to
        emit({
          key = "day", at = date, about = date.sentence, as_of = date,
          qualifier = roughly and "between" or "exact",
        })
      end
    end
  end,
  compare = function(group, report)
    local facts = group.facts
    for place = 1, math.min(#facts, most) do
      if is_against(facts, place) then
        report(facts[place], "sources of this story set this on different days")
      end
    end
  end,
  examples = {
    flags = {
      {
        documents = {
          { text = "Le pont rouvrira le [[4 mai]].", published = "2022-04-11" },
          { text = "The bridge will reopen on [[9 May]].", published = "2022-04-11" },
        },
      },
    },
    passes = {
      {
        documents = {
          { text = "Le pont rouvrira le 4 mai.", published = "2022-04-11" },
          { text = "The bridge will reopen in early May.", published = "2022-04-11" },
        },
      },
      {
        documents = {
          { text = "Lundi, le pont a vu passer 420 camions.", published = "2022-04-13" },
          { text = "Mardi, le pont a vu passer 380 camions.", published = "2022-04-13" },
        },
      },
      {
        documents = {
          { text = "La mairie a annoncé lundi que le pont était fermé.", published = "2022-04-11" },
          { text = "The bridge is closed, the mayor's office said on Tuesday.", published = "2022-04-13" },
        },
      },
      {
        documents = {
          { text = "Le pont rouvrira le 4 mai.", published = "2022-04-11" },
          { text = "The bridge was closed on 2 April.", published = "2022-04-11" },
        },
      },
    },
  },
}
