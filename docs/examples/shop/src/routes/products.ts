import { Router } from "express";
import { z } from "zod";
import { withAuth } from "@/lib/auth";
import { parseBody } from "@/middleware/parse-body";
import { productRepository } from "@/repositories/product-repository";
import { reviewRepository } from "@/repositories/review-repository";
import { priceWishList } from "@/services/cart-service";
import { getProduct, listShopWindow, listSkusInStock } from "@/services/catalog-service";
import { editableReview } from "@/services/review-service";

const review = z.object({ rating: z.int().min(1).max(5), body: z.string().max(2_000) });
const wishList = z.object({ ids: z.string().transform((ids) => ids.split(",").slice(0, 100)) });

export const productRoutes = Router();

productRoutes.get("/", async (_request, response) => {
  response.json(await listShopWindow());
});

productRoutes.get("/skus", async (_request, response) => {
  response.json(await listSkusInStock());
});

productRoutes.get("/wish-list", async (request, response) => {
  response.json(await priceWishList(wishList.parse(request.query).ids));
});

productRoutes.get("/recently-viewed", async (request, response) => {
  response.json(await productRepository.findTeasers(wishList.parse(request.query).ids));
});

productRoutes.get("/:id", async (request, response) => {
  response.json(await getProduct(request.params.id));
});

productRoutes.post(
  "/:id/reviews",
  withAuth(async (request, response, user) => {
    const productId = z.uuid().parse(request.params.id);
    const created = await reviewRepository.create({
      productId,
      customerId: user.id,
      ...parseBody(review, request),
    });
    response.status(201).json(created);
  }),
);

productRoutes.delete(
  "/:id/reviews/:reviewId",
  withAuth(async (request, response, user) => {
    const reviewId = z.uuid().parse(request.params.reviewId);
    await editableReview(reviewId, user.id);
    await reviewRepository.remove(reviewId);
    response.status(204).end();
  }),
);
