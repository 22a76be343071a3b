import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from "typeorm";

@Entity("users")
export class User {
  @PrimaryColumn({ type: "int" })
  id!: number;

  @Column({ type: "text", unique: true })
  email!: string;

  @Column({ type: "text", nullable: true })
  name!: string | null;

  @Column({ type: "int", name: "team_id", nullable: true })
  teamId!: number | null;
}

@Entity("posts")
export class Post {
  @PrimaryColumn({ type: "int" })
  id!: number;

  @Column({ type: "int", name: "author_id", nullable: true })
  authorId!: number | null;

  @Column({ type: "text" })
  title!: string;

  @Column({ type: "text" })
  body!: string;

  @Column({ type: "text" })
  status!: string;
}

@Entity("tags")
export class Tag {
  @PrimaryGeneratedColumn({ type: "int" })
  id!: number;

  @Column({ type: "int", name: "post_id" })
  postId!: number;

  @Column({ type: "text" })
  label!: string;
}

@Entity("documents")
export class Document {
  @PrimaryColumn({ type: "uuid" })
  id!: string;

  @Column({ type: "text" })
  title!: string;

  @Column({ type: "int", name: "owner_id", nullable: true })
  ownerId!: number | null;
}

@Entity("accounts")
export class Account {
  @PrimaryColumn({ type: "bigint" })
  id!: string;

  @Column({ type: "text", nullable: true })
  label!: string | null;
}

@Entity("events")
export class Event {
  @PrimaryColumn({ type: "timestamptz" })
  at!: Date;

  @Column({ type: "text" })
  name!: string;
}

@Entity("members")
export class Member {
  @PrimaryColumn({ type: "int", name: "team_id" })
  teamId!: number;

  @PrimaryColumn({ type: "int", name: "user_id" })
  userId!: number;

  @Column({ type: "text" })
  role!: string;
}

export const entities = [User, Post, Tag, Document, Account, Event, Member];
