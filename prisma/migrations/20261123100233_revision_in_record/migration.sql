-- AlterTable
ALTER TABLE "record_revision" ALTER COLUMN "document" DROP NOT NULL;
