import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from "sequelize";

export class User extends Model<InferAttributes<User>, InferCreationAttributes<User>> {
  declare id: number;
  declare email: string;
  declare name: string | null;
  declare teamId: number | null;
}

export class Post extends Model<InferAttributes<Post>, InferCreationAttributes<Post>> {
  declare id: number;
  declare authorId: number | null;
  declare title: string;
  declare body: string;
  declare status: string;
}

export class Tag extends Model<InferAttributes<Tag>, InferCreationAttributes<Tag>> {
  declare id: CreationOptional<number>;
  declare postId: number;
  declare label: string;
}

export class Document extends Model<InferAttributes<Document>, InferCreationAttributes<Document>> {
  declare id: string;
  declare title: string;
  declare ownerId: number | null;
}

export class Account extends Model<InferAttributes<Account>, InferCreationAttributes<Account>> {
  declare id: string;
  declare label: string | null;
}

export class Event extends Model<InferAttributes<Event>, InferCreationAttributes<Event>> {
  declare at: Date;
  declare name: string;
}

export class Member extends Model<InferAttributes<Member>, InferCreationAttributes<Member>> {
  declare teamId: number;
  declare userId: number;
  declare role: string;
}

export function defineModels(sequelize: Sequelize): void {
  const options = { sequelize, timestamps: false, underscored: true } as const;
  User.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true },
      email: { type: DataTypes.TEXT, unique: true },
      name: DataTypes.TEXT,
      teamId: DataTypes.INTEGER,
    },
    { ...options, tableName: "users" },
  );
  Post.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true },
      authorId: DataTypes.INTEGER,
      title: DataTypes.TEXT,
      body: DataTypes.TEXT,
      status: DataTypes.TEXT,
    },
    { ...options, tableName: "posts" },
  );
  Tag.init(
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      postId: DataTypes.INTEGER,
      label: DataTypes.TEXT,
    },
    { ...options, tableName: "tags" },
  );
  Document.init(
    { id: { type: DataTypes.UUID, primaryKey: true }, title: DataTypes.TEXT, ownerId: DataTypes.INTEGER },
    { ...options, tableName: "documents" },
  );
  Account.init(
    { id: { type: DataTypes.BIGINT, primaryKey: true }, label: DataTypes.TEXT },
    { ...options, tableName: "accounts" },
  );
  Event.init(
    { at: { type: DataTypes.DATE(3), primaryKey: true }, name: DataTypes.TEXT },
    { ...options, tableName: "events" },
  );
  Member.init(
    {
      teamId: { type: DataTypes.INTEGER, primaryKey: true },
      userId: { type: DataTypes.INTEGER, primaryKey: true },
      role: DataTypes.TEXT,
    },
    { ...options, tableName: "members" },
  );
}
