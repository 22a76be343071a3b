const mysql = require("mysql");

const pool = mysql.createPool({ host: "db" });

pool.on("connection", (connection) => connection); //=> none

pool.getConnection((error, connection) => {
  connection.query("select 1", (failure, rows) => {
    connection.release();
    console.log(rows);
  }); //=> sql - many
}); //=> none
