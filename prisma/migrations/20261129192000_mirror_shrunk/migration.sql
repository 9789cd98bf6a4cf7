-- AlterTable
ALTER TABLE "mirror_state" ADD COLUMN     "confirmed" INTEGER,
ADD COLUMN     "shrunk_to" INTEGER;
