const Sequelize = require("sequelize");

const sequelize = new Sequelize("sqlite::memory:");
const db = {};
for (const file of files) {
  const model = require(`./${file}`)(sequelize, Sequelize.DataTypes);
  db[model.name] = model;
}
module.exports = db;

exports.all = () => db.User.findAll(); //=> read User many
