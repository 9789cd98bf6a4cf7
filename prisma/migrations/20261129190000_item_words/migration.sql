-- The words of an item's search text, for look-ups among very many items: an index by words knows at once which items hold
-- several of them, where the one by trigrams has to put each word together. The company stands in front of each word: as a key of
-- its own beside them it would be a list of all items, gone through in every search. Prisma has no word for an index of an
-- expression. PL/pgSQL and its cost keep the planner from working the words out row by row.
CREATE FUNCTION item_words(company integer, search_text text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 1000 AS $$
BEGIN
  RETURN array_to_tsvector(ARRAY(SELECT company || ':' || word FROM unnest(regexp_split_to_array(search_text, '[^[:alnum:]]+')) AS word WHERE word <> ''));
END $$;

CREATE INDEX "item_words_idx" ON "item" USING GIN (item_words("company_id", "search_text"));
