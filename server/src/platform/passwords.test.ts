import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./passwords.ts";

test("a password is known by its hash, and another is not", async () => {
  const hash = await hashPassword("қазақша құпиясөз");
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword("қазақша құпиясөз", hash)).toBe(true);
  expect(await verifyPassword("қазақша құпиясөз ", hash)).toBe(false);
});

test("the same password twice gives two hashes", async () => {
  expect(await hashPassword("once")).not.toBe(await hashPassword("once"));
});

test("an account without a password cannot be entered", async () => {
  expect(await verifyPassword("", null)).toBe(false);
});

test("a hash in an unknown form is said, not taken for a wrong password", async () => {
  await expect(verifyPassword("x", "$2b$10$abc")).rejects.toThrow("not in the form");
});
