import {
  BelongsToGetAssociationMixin,
  HasOneGetAssociationMixin,
  HasManyGetAssociationsMixin,
  BelongsToManyGetAssociationsMixin,
  HasManyCountAssociationsMixin,
  BelongsToManyCountAssociationsMixin,
  HasManyHasAssociationMixin,
  HasManyHasAssociationsMixin,
  HasManyAddAssociationMixin,
  HasManyAddAssociationsMixin,
  HasManyRemoveAssociationMixin,
  HasManyRemoveAssociationsMixin,
  HasManySetAssociationMixin,
  HasManySetAssociationsMixin,
  HasManyCreateAssociationMixin,
  BelongsToManyHasAssociationMixin,
  BelongsToManyHasAssociationsMixin,
  BelongsToManyAddAssociationMixin,
  BelongsToManyAddAssociationsMixin,
  BelongsToManyRemoveAssociationMixin,
  BelongsToManyRemoveAssociationsMixin,
  BelongsToManySetAssociationMixin,
  BelongsToManySetAssociationsMixin,
  BelongsToManyCreateAssociationMixin,
  BelongsToSetAssociationMixin,
  HasOneSetAssociationMixin,
  BelongsToCreateAssociationMixin,
  HasOneCreateAssociationMixin,
  Model,
} from "sequelize";

class Post extends Model {}

class User extends Model {
  declare getBelongsToAssociation: BelongsToGetAssociationMixin<Post>;
  declare getHasOneAssociation: HasOneGetAssociationMixin<Post>;
  declare getHasManyAssociations: HasManyGetAssociationsMixin<Post>;
  declare getBelongsToManyAssociations: BelongsToManyGetAssociationsMixin<Post>;
  declare countHasManyAssociations: HasManyCountAssociationsMixin<Post>;
  declare countBelongsToManyAssociations: BelongsToManyCountAssociationsMixin<Post>;
  declare hasHasManyAssociation: HasManyHasAssociationMixin<Post>;
  declare hasHasManyAssociations: HasManyHasAssociationsMixin<Post>;
  declare addHasManyAssociation: HasManyAddAssociationMixin<Post>;
  declare addHasManyAssociations: HasManyAddAssociationsMixin<Post>;
  declare removeHasManyAssociation: HasManyRemoveAssociationMixin<Post>;
  declare removeHasManyAssociations: HasManyRemoveAssociationsMixin<Post>;
  declare setHasManyAssociation: HasManySetAssociationMixin<Post>;
  declare setHasManyAssociations: HasManySetAssociationsMixin<Post>;
  declare createHasManyAssociation: HasManyCreateAssociationMixin<Post>;
  declare hasBelongsToManyAssociation: BelongsToManyHasAssociationMixin<Post>;
  declare hasBelongsToManyAssociations: BelongsToManyHasAssociationsMixin<Post>;
  declare addBelongsToManyAssociation: BelongsToManyAddAssociationMixin<Post>;
  declare addBelongsToManyAssociations: BelongsToManyAddAssociationsMixin<Post>;
  declare removeBelongsToManyAssociation: BelongsToManyRemoveAssociationMixin<Post>;
  declare removeBelongsToManyAssociations: BelongsToManyRemoveAssociationsMixin<Post>;
  declare setBelongsToManyAssociation: BelongsToManySetAssociationMixin<Post>;
  declare setBelongsToManyAssociations: BelongsToManySetAssociationsMixin<Post>;
  declare createBelongsToManyAssociation: BelongsToManyCreateAssociationMixin<Post>;
  declare setBelongsToAssociation: BelongsToSetAssociationMixin<Post>;
  declare setHasOneAssociation: HasOneSetAssociationMixin<Post>;
  declare createBelongsToAssociation: BelongsToCreateAssociationMixin<Post>;
  declare createHasOneAssociation: HasOneCreateAssociationMixin<Post>;
}

export async function associations(user: User) {
  await user.getBelongsToAssociation(); //=> read Post one
  await user.getHasOneAssociation(); //=> read Post one
  await user.getHasManyAssociations(); //=> read Post many
  await user.getBelongsToManyAssociations(); //=> read Post many
  await user.countHasManyAssociations(); //=> read Post value
  await user.countBelongsToManyAssociations(); //=> read Post value
  await user.hasHasManyAssociation(); //=> read Post value
  await user.hasHasManyAssociations(); //=> read Post value
  await user.addHasManyAssociation(); //=> write Post none
  await user.addHasManyAssociations(); //=> write Post none
  await user.removeHasManyAssociation(); //=> write Post none
  await user.removeHasManyAssociations(); //=> write Post none
  await user.setHasManyAssociation(); //=> write Post none
  await user.setHasManyAssociations(); //=> write Post none
  await user.createHasManyAssociation(); //=> write Post none
  await user.hasBelongsToManyAssociation(); //=> read Post value
  await user.hasBelongsToManyAssociations(); //=> read Post value
  await user.addBelongsToManyAssociation(); //=> write Post none
  await user.addBelongsToManyAssociations(); //=> write Post none
  await user.removeBelongsToManyAssociation(); //=> write Post none
  await user.removeBelongsToManyAssociations(); //=> write Post none
  await user.setBelongsToManyAssociation(); //=> write Post none
  await user.setBelongsToManyAssociations(); //=> write Post none
  await user.createBelongsToManyAssociation(); //=> write Post none
  await user.setBelongsToAssociation(); //=> write Post none
  await user.setHasOneAssociation(); //=> write Post none
  await user.createBelongsToAssociation(); //=> write Post none
  await user.createHasOneAssociation(); //=> write Post none
}
