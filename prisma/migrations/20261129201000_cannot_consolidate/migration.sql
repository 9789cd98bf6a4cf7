-- AlterTable
ALTER TABLE "item" ADD COLUMN     "cannot_consolidate" BOOLEAN NOT NULL DEFAULT false;
