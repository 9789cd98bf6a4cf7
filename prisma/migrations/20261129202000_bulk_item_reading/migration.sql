-- AlterTable
ALTER TABLE "bulk_item" ADD COLUMN     "reading" TEXT;
