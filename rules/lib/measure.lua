-- Which fact a figure states: the key that its counted word has in the lists `measures.<language>.toml`.
local lists = { fr = terms.load("measures.fr.toml"), en = terms.load("measures.en.toml") }

local measure = {}

-- The key of what `figure` counts ("arrests"), or nil when the lists do not know its word.
function measure.key(figure)
  if figure.kind ~= "cardinal" or figure.counted == nil then
    return nil
  end
  local term = lists[figure.document.language]:has(figure.counted)
  return term and term.key
end

return measure
