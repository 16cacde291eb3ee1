-- Which fact a figure states, in words that are the same in every source: what is counted, what happens to it, among
-- whom, over what time. The words are in the lists `measures`, `actions` and `groups`, one for each language.
local counted = { fr = terms.load("measures.fr.toml"), en = terms.load("measures.en.toml") }
local actions = { fr = terms.load("actions.fr.toml"), en = terms.load("actions.en.toml") }
local groups = { fr = terms.load("groups.fr.toml"), en = terms.load("groups.en.toml") }
local amounts = { fr = terms.load("amounts.fr.toml"), en = terms.load("amounts.en.toml") }
-- What stands before a duration that something is counted over: "775 civilians killed in five months".
local over = {
  fr = pattern([[(?i)\b(en|depuis|durant|pendant|sur|au cours des|ces|l'espace d'|l'espace de)\s*(les |des |plus de |près de |moins de )?$]]),
  en = pattern([[(?i)\b(in|over|during|within|for|since|past|last)\s*(the |just |more than |less than |past |last )*$]]),
}

-- Right behind a figure, with a time: it comes again with every such time.
local again = {
  fr = { par = true, chaque = true },
  en = { a = true, an = true, per = true, each = true, every = true },
}
-- Behind that: the time is counted from, as in "24 a day earlier".
local counted_from = { earlier = true, later = true, before = true, after = true, ago = true }
local times = {
  fr = { heure = "hour", jour = "day", semaine = "week", mois = "month", an = "year", ["année"] = "year" },
  en = { hour = "hour", day = "day", week = "week", month = "month", year = "year" },
}

-- Bytes between a verb and the figure that it is said of.
local near = 30

-- Bytes between a verb and the measure it leads to: "fell by 28 percent".
local led = 5

-- Before a time since when nothing has been like it, or with which it is compared: nothing was counted over that time.
local since = {
  fr = pattern([[(?i)(\b(par rapport à|comparée?s? à|face à)\s*(l'an\s*)?$)|\b(jamais|plus|moins|premi\w+|record|pire|inédite?s?)\b[^.;]{0,40}\b(depuis|en)\s*(l'an\s*)?$]]),
  en = pattern([[(?i)(\b(compared (with|to)|than in|versus)\s*$)|\b(never|most|least|first|record|unseen|\w+est)\b[^.;]{0,40}\bsince\s*$]]),
}

-- Behind such a time: what follows is of it after all ("the deadliest since 1987, when 58 died").
local when = { fr = pattern([[(?i)^,?\s*(quand|lorsqu|où|année)]]), en = pattern([[(?i)^,?\s*(when|where|in which)\b]]) }

local long = { week = true, month = true, year = true, decade = true, century = true }

-- Meanings of nouns for people, under the names that all languages share: people are missed, and things are not there.
local persons = {
  people = true, men = true, women = true, children = true, girls = true, boys = true, babies = true,
  teenagers = true, youths = true, adults = true, pensioners = true, residents = true, families = true,
  hikers = true, climbers = true, skiers = true, sailors = true, fishermen = true, miners = true, soldiers = true,
  workers = true, passengers = true, tourists = true, migrants = true, refugees = true, students = true,
  pupils = true, journalists = true, firefighters = true, rescuers = true, police = true, officers = true,
  troops = true, guards = true, divers = true, pilots = true, farmers = true, nuns = true, inmates = true,
  hostages = true, victims = true, drivers = true, doctors = true, nurses = true, teachers = true, swimmers = true,
  cyclists = true, visitors = true, citizens = true, demonstrators = true, rebels = true, surfers = true,
  scientists = true, builders = true, couples = true, neighbours = true, players = true, engineers = true,
  activists = true,
}

local measure = {}

-- The entry for what an amount of money is, or nil: where a sentence tells several, none is surely of that.
local function amount(figure)
  local sentence = figure.sentence
  if sentence == nil then
    return nil
  end
  for _, other in ipairs(sentence.figures) do
    if other.kind == "money" and other ~= figure then
      return nil
    end
  end
  local found = amounts[figure.document.language]:first(sentence)
  return found and found.term
end

-- Whether the noun that `figure` has beside what became of those is of things: "nine bridges are missing".
local function is_of_things(figure)
  local noun = figure.complement
  return noun ~= nil and figure:contains(noun) and not figure:contains(figure.counted) and not persons[noun.meaning]
end

-- The entry for what `figure` counts, or nil when it counts nothing that the lists know. "Crew members" is one word
-- for it, though the reader takes the noun and its complement apart.
function measure.of(figure)
  if figure.kind == "money" then
    return amount(figure)
  end
  if figure.kind ~= "cardinal" or figure.counted == nil and figure.unit == nil then
    return nil
  end
  local list = counted[figure.document.language]
  if figure.unit then
    local unit = list:first(figure)
    return unit and unit.term
  end
  local found = list:has(figure.counted)
  if found == nil and figure.counted.text:find(" ", 1, true) then
    -- "portées disparues"
    local part = list:first(figure.counted)
    found = part and part.term
  end
  if found == nil and figure.complement then
    local whole = list:first(figure:to(figure.complement))
    found = whole and whole.term
  end
  if found == nil then
    local inside = list:first(figure)
    found = inside and inside.term
  end
  local few = found and found.least and (figure.low or figure.high or 0) < found.least
  return not few and not (found and found.persons and is_of_things(figure)) and found or nil
end

-- Whether the complement is a part of the word for what is counted, and not a group of those: "25 members of the crew",
-- "6,000 troops deployed".
local function is_of_word(figure)
  local list = counted[figure.document.language]
  if list:has(figure.counted) then
    return false
  end
  local whole = list:first(figure:to(figure.complement))
  return whole ~= nil and whole:contains(figure.complement)
end

-- What is asked for, risked or feared, right before the figure: it is not what came about.
function measure.sought(figure)
  for _, match in ipairs(actions[figure.document.language]:find(figure.sentence)) do
    local term = match.term
    if term.apart then
      local gap = match:gap(figure)
      if gap > 0 and gap < near then
        return term.key
      end
    end
  end
  return nil
end

-- The figure behind `figure` that tells a part of it, or false: "96 branches, 20 of which it will close".
local function part_behind(figure)
  for _, other in ipairs(figure.sentence.figures) do
    if other.part_of and figure:gap(other) > 0 then
      return other
    end
  end
  return false
end

-- What happens to those counted: the first word for it after the figure, else the last one before it. Without a `key`, for
-- things that no list of measures knows, every word of the lists tells them apart that is not said of all things.
local function action(figure, key)
  local before, after = nil, nil
  local part = nil
  local measured = key == nil and figure.kind ~= "cardinal"
  for _, match in ipairs(actions[figure.document.language]:find(figure.sentence)) do
    local term = match.term
    local fits = key == nil and not term.usual or key and term.usual ~= key and not term.loose
    -- "60 houses": what is counted is not what happens to it.
    local noun = fits and figure.counted and figure:contains(match) and figure.counted:contains(match)
    local told = fits and figure.attribution
    local source = told and told.source
    if fits and not noun and not (source and source:contains(match)) then
      local gap = match:gap(figure)
      if gap >= 0 and gap <= (measured and led or 1) then
        -- "destroyed 1,100 homes and damaged 6,000": a verb right before the figure has it for its object.
        return match.term
      elseif measured and (gap > near or gap < 0 and figure:gap(match) > near) then
        -- What is told farther off is told of something else: "fell by 28 percent in three years as orders dried up".
      elseif gap > 0 then
        before = match
      elseif after == nil then
        if part == nil then
          part = part_behind(figure)
        end
        if not part or match:gap(part) >= 0 then
          after = match
        end
      end
    end
  end
  local match = after or before
  return match and match.term
end

-- The key of what `figure` counts ("arrests", "prisoners released") and the entry for it, or nil. What is counted in many
-- sentences about many things has none.
function measure.key(figure)
  local term = measure.of(figure)
  if term == nil or term.common then
    return nil, nil
  end
  local key = figure.kind == "money" and ("%s (%s)"):format(term.key, figure.unit) or term.key
  local done = figure.sentence and term.stock and action(figure, term.key)
  local happened = figure.sentence and measure.sought(figure) or done and done.key
  return happened and key .. " " .. happened or key, term
end

-- What is added up from day to day, and never falls.
local grows = { deaths = true, injured = true, arrests = true, beheaded = true, infections = true, victims = true }

-- What later days may make of the figures under `key`.
function measure.course(key)
  return grows[key] and "grows" or "varies"
end

-- What happens to what `figure` counts where no list knows that, and the entry for it, or nil.
function measure.happened(figure)
  local term = figure.sentence and action(figure, nil)
  return term and term.key, term
end

-- A number for a day such as "2022-01-09", good enough to tell a week from a month.
local function day_number(day)
  return tonumber(day:sub(1, 4)) * 372 + tonumber(day:sub(6, 7)) * 31 + tonumber(day:sub(9, 10))
end

-- How often what `figure` counts comes again ("a day"), or nil: "a day later" is not that.
local function rate(figure)
  local word, time, behind = figure.after:match("^%s*(%a+)%s+([^%s%p]+)%s*(%a*)")
  local language = figure.document.language
  return word and again[language][word] and not counted_from[behind] and times[language][time]
end

-- Whether the words between `figure` and `other` of its sentence leave both to one clause: "the mine, opened in 1958, employs
-- 300 people" does not. What opens the sentence is told of all of it.
local function in_one_clause(figure, other)
  local first, second = other, figure
  if #figure.before < #other.before then
    first, second = figure, other
  end
  local between = second.before:sub(#first.before + #first.text + 1)
  return not between:find("[,;:(]") or first == other and not other.before:find("%S%s+%S+%s+%S")
end

-- Over what time it was counted when that is more than a week or so: "five months", May. A toll of a year is not that of a day.
function measure.period(figure)
  local sentence = figure.sentence
  if sentence == nil then
    return nil
  end
  local each = rate(figure)
  if each then
    return "each " .. each
  end
  for _, other in ipairs(sentence.figures) do
    if other ~= figure and other.kind == "duration" and long[other.unit] and over[figure.document.language]:test(other.before) then
      local count = other.low or other.high
      return count and ("%s %s"):format(count, other.unit) or fold(other)
    end
  end
  for _, date in ipairs(sentence.dates) do
    local spans = date.from and date.to and day_number(date.to) - day_number(date.from) > 10
    local language = figure.document.language
    if spans and (when[language]:test(date.after) or in_one_clause(figure, date) and not since[language]:test(date.before)) then
      return date.from .. "/" .. date.to
    end
  end
  return nil
end

-- The group that `complement` names ("security forces"), under one name for all languages, or nil.
local function listed_group(figure, complement)
  local found = groups[figure.document.language]:first(complement)
  return found and found.term.key
end

local function both(group, period)
  return group and period and group .. ", " .. period or group or period
end

-- Among whom, or of what, `figure` counts, and over what time; nil when it counts everybody and names no time. The listed
-- amounts of money (a fine, damage) are of no time: what else the sentence dates is another matter.
function measure.scope(figure)
  local complement, group = figure.unit and figure.counted or figure.complement, nil
  if complement and (figure.unit or not is_of_word(figure)) then
    group = listed_group(figure, complement) or complement.meaning
  end
  return both(group ~= "all" and group or nil, figure.kind ~= "money" and measure.period(figure) or nil)
end

-- The scope of a figure of some `noun`, or of none, whose words around it tell the rest: no more than the lists know.
function measure.known_scope(figure, noun)
  local complement = figure.unit and figure.counted or figure.complement
  local group = complement and complement ~= noun and listed_group(figure, complement)
  return both(group ~= "all" and group or nil, measure.period(figure))
end

return measure
