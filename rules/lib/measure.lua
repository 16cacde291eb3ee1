-- Which fact a figure states, in words that are the same in every source: what is counted, and among whom.
-- The words are in the lists `measures.<language>.toml` and `groups.<language>.toml`.
local counted = { fr = terms.load("measures.fr.toml"), en = terms.load("measures.en.toml") }
local groups = { fr = terms.load("groups.fr.toml"), en = terms.load("groups.en.toml") }

local measure = {}

-- The entry for what `figure` counts, or nil when it counts nothing that the lists know.
function measure.of(figure)
  if figure.kind ~= "cardinal" or figure.counted == nil then
    return nil
  end
  local list = counted[figure.document.language]
  return list:has(figure.counted) or list:first(figure) and list:first(figure).term
end

-- The key of what `figure` counts ("arrests"), or nil.
function measure.key(figure)
  local term = measure.of(figure)
  return term and term.key
end

-- Among whom `figure` counts ("security forces"), or nil when it counts everybody.
function measure.scope(figure)
  local complement = figure.complement
  if complement == nil then
    return nil
  end
  local group = groups[figure.document.language]:first(complement)
  if group == nil then
    return fold(complement)
  end
  return group.term.key ~= "all" and group.term.key or nil
end

return measure
