import { ForbiddenError, NotFoundError } from "@/lib/errors";
import { reviewRepository } from "@/repositories/review-repository";

export async function editableReview(id: string, customerId: string) {
  const review = await reviewRepository.findAuthor(id);
  if (!review) throw new NotFoundError(`There is no review ${id}`);
  if (review.customerId !== customerId) throw new ForbiddenError();
}
