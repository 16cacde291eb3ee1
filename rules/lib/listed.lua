-- What the list rules share: find the terms of a list per language, and leave quoted speech to its speaker.
local listed = {}

-- The lists `<name>.fr.toml` and `<name>.en.toml`, by language.
function listed.load(name)
  return { fr = terms.load(name .. ".fr.toml"), en = terms.load(name .. ".en.toml") }
end

-- Reports a term of a list in the author's own voice; its note says why.
function listed.in_own_voice(match, report)
  if not match.quoted then
    report(match, ("“%s”: %s"):format(match.text, match.term.note), { suggestion = match.term.instead })
  end
end

return listed
