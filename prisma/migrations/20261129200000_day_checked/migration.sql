-- AlterTable
ALTER TABLE "company" ADD COLUMN     "day_checked_on" DATE;
