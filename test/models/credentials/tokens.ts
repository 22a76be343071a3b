import fastifyBearer from "@fastify/bearer-auth";
import { JwtService } from "@nestjs/jwt";
import basic from "express-basic-auth";
import oldJwt, { expressjwt, jwt as middleware } from "express-jwt";
import { auth, requiredScopes } from "express-oauth2-jwt-bearer";
import { auth as openid, requiresAuth } from "express-openid-connect";
import admin, { auth as firebaseAuth, getAuth } from "firebase-admin";
import { OAuth2Client } from "google-auth-library";
import { basicAuth } from "hono/basic-auth";
import { bearerAuth } from "hono/bearer-auth";
import { jwt as honoJwt, verify as verifyHono } from "hono/jwt";
import { compactVerify, jwtDecrypt, jwtVerify } from "jose";
import jwt, { verify } from "jsonwebtoken";
import koaJwt from "koa-jwt";
import passport, { authenticate } from "passport";
import { ensureLoggedIn } from "connect-ensure-login";

export const middlewares = [
  oldJwt({}),
  expressjwt({}),
  middleware({}),
  koaJwt({}),
  auth(),
  requiredScopes(""),
  requiresAuth(),
  openid(),
  basic({}),
  ensureLoggedIn(),
  honoJwt({}),
  bearerAuth({}),
  basicAuth({}),
  passport.authenticate("jwt"),
  authenticate("jwt"),
];
export const verified = [
  jwt.verify("", ""),
  verify("", ""),
  verifyHono("", ""),
  jwtVerify("", ""),
  jwtDecrypt("", ""),
  compactVerify("", ""),
  new JwtService().verify(""),
  admin.auth().verifyIdToken(""),
  firebaseAuth().verifyIdToken(""),
  getAuth().verifyIdToken(""),
  new OAuth2Client().verifyIdToken({}),
];

export const plugins = [fastifyBearer];
