'use strict';

module.exports = async function webpackSources(tasks) {
	const results = [];
	for (const task of tasks) {
		results.push(await task());
	}
	return results;
};

module.exports.version = '1.3.0';
