-- A word that is in every thirtieth of a million items is found by going through them in order; the planner sees that only
-- with enough samples of the text. Beside it stands what the trigram index answers: rare words.
ALTER TABLE "item" ALTER COLUMN "search_text" SET STATISTICS 1000;
ALTER TABLE "customer" ALTER COLUMN "search_text" SET STATISTICS 1000;
ALTER TABLE "supplier" ALTER COLUMN "search_text" SET STATISTICS 1000;
