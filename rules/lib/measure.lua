-- Which fact a figure states, in words that are the same in every source: what is counted, what happens to it, among
-- whom, over what time. The words are in the lists `measures`, `actions` and `groups`, one for each language.
local period = require("lib.period")

local counted = { fr = terms.load("measures.fr.toml"), en = terms.load("measures.en.toml") }
local actions = { fr = terms.load("actions.fr.toml"), en = terms.load("actions.en.toml") }
local groups = { fr = terms.load("groups.fr.toml"), en = terms.load("groups.en.toml") }
local amounts = { fr = terms.load("amounts.fr.toml"), en = terms.load("amounts.en.toml") }
-- Bytes between a verb and the figure that it is said of.
local near = 30

-- Bytes between a measure and what was done with it: "5 million euros were invested".
local done = 12

-- Bytes between a verb and the measure it leads to: "fell by 28 percent".
local led = 5

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
  activists = true, lives = true,
}

local measure = {}

-- Bytes between a sum and the word for it, where that stands right beside it: "une amende de 5 000 euros".
local tied = 4

-- Whether the sentence of `figure` tells another sum.
local function is_one_of_several_sums(figure)
  for _, other in ipairs(figure.sentence.figures) do
    if other.kind == "money" and other ~= figure then
      return true
    end
  end
  return false
end

-- The entry for what an amount of money is, or nil: where a sentence tells several, one is surely of that only beside its word.
local function amount(figure)
  local sentence = figure.sentence
  if sentence == nil then
    return nil
  end
  local list = amounts[figure.document.language]
  if not is_one_of_several_sums(figure) then
    local found = list:first(sentence)
    return found and found.term
  end
  for _, match in ipairs(list:find(sentence)) do
    local ahead, behind = match:gap(figure), figure:gap(match)
    if ahead >= 0 and ahead <= tied or behind >= 0 and behind <= tied then
      return match.term
    end
  end
  return nil
end

-- Whether the noun that `figure` has beside what became of those is of things: "nine bridges are missing".
local function is_of_things(figure)
  local noun = figure.complement
  return noun ~= nil and figure:contains(noun) and not figure:contains(figure.counted) and not persons[noun.meaning]
end

-- The entry for people that `figure` counts by what stands before it, or nil: what they are between their noun and it ("the
-- number of people reported missing to 50"), or the place they live in ("a town of 6,000 people").
local function told_before(figure, list)
  if figure.sentence == nil or not persons[figure.counted.meaning] then
    return nil
  end
  for _, match in ipairs(list:find(figure.sentence)) do
    local gap = match:gap(figure)
    if gap >= 0 and (match.term.ahead and gap <= 1 or not match.term.ahead and figure.counted:gap(match) >= 0) then
      return match.term
    end
  end
  return nil
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
    found = inside and inside.term or told_before(figure, list)
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

-- Whether `figure` is a number alone behind one that has a unit: it is of that unit, whatever else the sentence counts ("at
-- 145 km/h where 80 are allowed").
function measure.is_left_to_unit(figure)
  if figure.kind ~= "cardinal" or figure.unit or figure.counted == nil or figure:contains(figure.counted) then
    return false
  end
  local last = nil
  for _, other in ipairs(figure.sentence and figure.sentence.figures or {}) do
    if other:gap(figure) > 0 then
      last = other
    end
  end
  return last ~= nil and last.kind == "cardinal" and last.unit ~= nil
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

-- Whether `match` says what became of those that another figure of the sentence counts, and not of `figure`.
local function is_of_another(match, figure)
  for _, other in ipairs(figure.sentence.figures) do
    local counted = other ~= figure and other.counted
    if counted and counted:contains(match) and not (figure.counted and figure.counted:contains(match)) then
      return true
    end
  end
  return false
end

-- What happens to those counted: the first word for it after the figure, else the last one before it. Without a `key`, for
-- things that no list of measures knows, every word of the lists tells them apart that is not said of all things.
local function action(figure, key)
  local before, after = nil, nil
  local part = nil
  local measured = key == nil and (figure.kind ~= "cardinal" or figure.unit ~= nil)
  for _, match in ipairs(actions[figure.document.language]:find(figure.sentence)) do
    local term = match.term
    local fits = key == nil and not term.usual or key and term.usual ~= key and not term.loose
    -- "60 houses": what is counted is not what happens to it.
    local noun = fits and figure.counted and figure:contains(match) and figure.counted:contains(match)
    local told = fits and figure.attribution
    local source = told and told.source
    if fits and not noun and not (source and source:contains(match)) and not is_of_another(match, figure) then
      local gap = match:gap(figure)
      if gap >= 0 and gap <= (measured and led or 1) then
        -- "destroyed 1,100 homes and damaged 6,000": a verb right before the figure has it for its object.
        return match.term
      elseif measured and (gap > near or gap < 0 and figure:gap(match) > done) then
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

-- The group that `complement` names ("security forces"), under one name for all languages, or nil.
local function listed_group(figure, complement)
  local found = groups[figure.document.language]:first(complement)
  return found and found.term.key
end

-- Where those counted are from, or how badly they are hurt, when that stands inside `figure`, right behind it ("30 victimes
-- espagnoles") or before what became of them ("nine people were seriously injured"); or nil.
local function group_beside(figure)
  if figure.sentence == nil or figure.unit then
    return nil
  end
  for _, match in ipairs(groups[figure.document.language]:find(figure.sentence)) do
    local gap = match.term.beside and figure:gap(match)
    local told = gap and gap > 1 and figure.counted
    if gap and (gap >= 0 and gap <= 1 or figure:contains(match) or told and match:gap(told) == 1) then
      return match.term.key
    end
  end
  return nil
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
  group = group ~= "all" and group or group_beside(figure)
  return both(group, figure.kind ~= "money" and period.of(figure) or nil)
end

-- The scope of a figure of some `noun`, or of none, whose words around it tell the rest: no more than the lists know.
function measure.known_scope(figure, noun)
  local complement = figure.unit and figure.counted or figure.complement
  local group = complement and complement ~= noun and listed_group(figure, complement)
  return both(group ~= "all" and group or nil, period.of(figure))
end

return measure
