import { model, Schema, Types } from "mongoose";

const options = { versionKey: false, autoIndex: false, autoCreate: false } as const;

export interface UserRow {
  _id: number;
  email: string;
  name: string | null;
  teamId: number | null;
}

export interface PostRow {
  _id: number;
  authorId: number | null;
  title: string;
  body: string;
  status: string;
}

export const User = model<UserRow>(
  "User",
  new Schema<UserRow>(
    { _id: Number, email: { type: String, unique: true }, name: String, teamId: Number },
    options,
  ),
);

export const Post = model<PostRow>(
  "Post",
  new Schema<PostRow>(
    { _id: Number, authorId: { type: Number, ref: "User" }, title: String, body: String, status: String },
    options,
  ),
);

export const Tag = model<{ postId: number; label: string }>(
  "Tag",
  new Schema<{ postId: number; label: string }>({ postId: Number, label: String }, options),
);

export const Paper = model<{ _id: Types.ObjectId; title: string }>(
  "Paper",
  new Schema<{ _id: Types.ObjectId; title: string }>(
    { _id: Schema.Types.ObjectId, title: String },
    {
      ...options,
      collection: "documents",
    },
  ),
);

export interface NoteRow {
  paperId: Types.ObjectId;
  text: string;
}

export const Note = model<NoteRow>(
  "Note",
  new Schema<NoteRow>({ paperId: { type: Schema.Types.ObjectId, required: true }, text: String }, options),
);
