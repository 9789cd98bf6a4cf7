-- AlterTable
ALTER TABLE "user" ADD COLUMN     "tour_ended_at" TIMESTAMPTZ(3);

-- Whoever has worked here before needs no first tour.
UPDATE "user" SET "tour_ended_at" = now();
